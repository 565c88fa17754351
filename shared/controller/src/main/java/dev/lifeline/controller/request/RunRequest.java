package dev.lifeline.controller.request;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Callback;
import java.util.Optional;

/**
 * A user's request for a run.
 *
 * @param name the same name again is the same run
 * @param repeated the meaning of a name whose run has ended
 * @param launch with the task definition as the user wrote it, possibly without a revision
 * @param callback who gets the result of the run
 */
public record RunRequest(
        Optional<RunId> name,
        OnRepeatedName repeated,
        String policy,
        LaunchRequest launch,
        Optional<Callback> callback) {

    /** A request that nobody waits for. */
    public RunRequest(Optional<RunId> name, OnRepeatedName repeated, String policy, LaunchRequest launch) {
        this(name, repeated, policy, launch, Optional.empty());
    }

    /** The meaning of a used name. A live run is returned in either case. */
    public enum OnRepeatedName {
        /** The existing run, live or ended. */
        SAME_RUN,
        /** A new generation under the same name, once the run has ended. */
        RERUN
    }
}
