package dev.lifeline.lifecycle.task;

/**
 * The result of one call to {@link Lifecycle#perform}.
 *
 * @param status to report, and to set on the task before the next call
 */
public record Step(StepEnding ending, TaskStatus status) {

    public enum StepEnding {
        /** Another call changes nothing until the task is updated (SwarmKit's {@code ErrTaskNoop}). */
        NOOP,
        /** The same operation again, later (SwarmKit's {@code ErrTaskRetry}). */
        RETRY,
        /** The task moved to another state. */
        TRANSITION,
        /** The operation failed permanently; the status is REJECTED or FAILED and says why. */
        FATAL
    }
}
