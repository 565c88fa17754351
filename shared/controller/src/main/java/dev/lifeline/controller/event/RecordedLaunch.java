package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.util.List;

/**
 * A RunTask request as CloudTrail recorded it.
 *
 * @param request cluster and task definition as the caller named them, without essential containers
 * @param unsaid what the record lacks of the request
 */
public record RecordedLaunch(LaunchRequest request, List<Unsaid> unsaid) {

    public RecordedLaunch {
        unsaid = List.copyOf(unsaid);
    }

    /**
     * A part of the call that this request lacks.
     *
     * @param what the part, in words
     */
    public record Unsaid(Why why, String what) {}

    /** Why the request lacks it. */
    public enum Why {
        /** A field that a {@link LaunchRequest} does not have. */
        BEYOND,
        /** CloudTrail hides it, and no other source has it. */
        HIDDEN,
        /** CloudTrail hides it, and the events of the task have it. */
        HIDDEN_OVERRIDE
    }

    /** What is unknown about launching it again. */
    public List<MissingLaunchFact> gaps() {
        return unsaid.stream()
                .map(some -> new MissingLaunchFact(
                        MissingLaunchFact.Availability.LASTING,
                        some.why() == Why.BEYOND ? some.what() + ", which Lifeline cannot send again" : some.what()))
                .toList();
    }

    /**
     * The part to store for a task. Its events have its overrides, including the environment values that are hidden
     * here, and what is not stored cannot leak.
     */
    public RecordedLaunch ofTask() {
        return new RecordedLaunch(
                request.with(Overrides.NONE),
                unsaid.stream()
                        .filter(some -> some.why() != Why.HIDDEN_OVERRIDE)
                        .toList());
    }
}
