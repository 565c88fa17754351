package dev.lifeline.lifecycle.task;

/**
 * How one call of {@link Lifecycle#perform} ended.
 *
 * @param status to be reported, and put back on the task before the next call
 */
public record Step(StepEnding ending, TaskStatus status) {

    public enum StepEnding {
        /** Another call changes nothing until the task is updated (SwarmKit's {@code ErrTaskNoop}). */
        NOOP,
        /** The same operation again, later (SwarmKit's {@code ErrTaskRetry}). */
        RETRY,
        /** The task went one state on. */
        TRANSITION,
        /** The operation failed for good; the status is REJECTED or FAILED and says why. */
        FATAL
    }
}
