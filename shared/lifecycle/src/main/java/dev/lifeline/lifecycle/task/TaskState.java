package dev.lifeline.lifecycle.task;

/**
 * The states of a task. They and their numbers are SwarmKit's ({@code api/types.proto}); a task's state only grows.
 *
 * <p>The order of the constants is the order of the numbers.
 */
public enum TaskState {
    NEW(0),
    PENDING(64),
    ASSIGNED(192),
    ACCEPTED(256),
    PREPARING(320),
    READY(384),
    STARTING(448),
    RUNNING(512),
    COMPLETE(576),
    SHUTDOWN(640),
    FAILED(704),
    REJECTED(768),
    REMOVE(800),
    ORPHANED(832);

    private final int number;

    TaskState(int number) {
        this.number = number;
    }

    /** SwarmKit's number of this state; the gaps leave room for future states. */
    public int number() {
        return number;
    }

    public boolean isBefore(TaskState other) {
        return number < other.number;
    }

    public boolean isBeyond(TaskState other) {
        return number > other.number;
    }

    /** Whether the task is over: the state is {@link #COMPLETE} or beyond. */
    public boolean terminal() {
        return !isBefore(COMPLETE);
    }
}
