package dev.lifeline.controller.request;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.run.RunId;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param name the same name again is the same run
 * @param repeated what the same name means where its run has ended
 * @param launch with the task definition as the user wrote it, its revision perhaps left out
 */
public record RunRequest(Optional<RunId> name, Repeated repeated, String policy, LaunchRequest launch) {

    /** What is meant by a name that is in use. A run that is under way is answered in either case. */
    public enum Repeated {
        /** The run that exists, whether it has ended or not. */
        SAME_RUN,
        /** A new generation under the same name, once the run has ended. */
        RERUN
    }
}
