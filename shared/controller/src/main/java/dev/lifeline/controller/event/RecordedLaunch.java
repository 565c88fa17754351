package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.run.Gap;
import java.util.List;

/**
 * A RunTask request as CloudTrail recorded it.
 *
 * @param request cluster and task definition as the caller named them, the essential containers not told
 * @param unsaid what of the request is not in it
 */
public record RecordedLaunch(LaunchRequest request, List<Unsaid> unsaid) {

    public RecordedLaunch {
        unsaid = List.copyOf(unsaid);
    }

    /**
     * Something that was asked for and that the request here does not say.
     *
     * @param what in words
     */
    public record Unsaid(Why why, String what) {}

    /** Why it does not say it. */
    public enum Why {
        /** A field that a {@link LaunchRequest} does not have. */
        BEYOND,
        /** CloudTrail hides it, and nobody else tells it. */
        HIDDEN,
        /** CloudTrail hides it, and the events of the task tell it. */
        HIDDEN_OVERRIDE
    }

    /** What is not known of how to launch it again. */
    public List<Gap> gaps() {
        return unsaid.stream()
                .map(some -> new Gap(
                        Gap.Kind.LASTING,
                        some.why() == Why.BEYOND ? some.what() + ", which Lifeline cannot send again" : some.what()))
                .toList();
    }

    /**
     * What is worth keeping for a task: its events tell its overrides, with the environment values that are hidden
     * here, and what is not kept cannot leak.
     */
    public RecordedLaunch ofTask() {
        return new RecordedLaunch(
                request.with(Overrides.NONE),
                unsaid.stream()
                        .filter(some -> some.why() != Why.HIDDEN_OVERRIDE)
                        .toList());
    }
}
