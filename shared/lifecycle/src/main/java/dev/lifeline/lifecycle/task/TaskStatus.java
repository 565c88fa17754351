package dev.lifeline.lifecycle.task;

import java.time.Instant;
import java.util.Optional;

/**
 * The observed status of a task (SwarmKit's {@code TaskStatus}).
 *
 * @param message the last step, such as {@code "prepared"}
 * @param error why it does not advance; {@code ""} without an error
 * @param timestamp when any of the other components last changed
 */
public record TaskStatus(
        TaskState state,
        String message,
        String error,
        Instant timestamp,
        Optional<RuntimeStatus> runtime,
        Optional<PortStatus> ports) {

    /** The status of a new task. */
    public static TaskStatus created(Instant now) {
        return new TaskStatus(TaskState.NEW, "created", "", now, Optional.empty(), Optional.empty());
    }

    /**
     * Moves to a state without an error.
     *
     * @throws IllegalStateException if {@code next} is before this state: states only grow, so the caller has a bug
     */
    public TaskStatus transition(TaskState next, String nextMessage) {
        if (state.isBeyond(next)) {
            throw new IllegalStateException("invalid state transition: " + state + " -> " + next
                    + "; a task's state only grows, correct the caller that asked for it");
        }
        return new TaskStatus(next, nextMessage, "", timestamp, runtime, ports);
    }

    public TaskStatus withState(TaskState newState) {
        return new TaskStatus(newState, message, error, timestamp, runtime, ports);
    }

    public TaskStatus withMessage(String newMessage) {
        return new TaskStatus(state, newMessage, error, timestamp, runtime, ports);
    }

    public TaskStatus withError(String newError) {
        return new TaskStatus(state, message, newError, timestamp, runtime, ports);
    }

    public TaskStatus withTimestamp(Instant newTimestamp) {
        return new TaskStatus(state, message, error, newTimestamp, runtime, ports);
    }

    public TaskStatus withRuntime(Optional<RuntimeStatus> newRuntime) {
        if (newRuntime.equals(runtime)) {
            return this;
        }
        return new TaskStatus(state, message, error, timestamp, newRuntime, ports);
    }

    public TaskStatus withPorts(Optional<PortStatus> newPorts) {
        if (newPorts.equals(ports)) {
            return this;
        }
        return new TaskStatus(state, message, error, timestamp, runtime, newPorts);
    }

    /** Equality that ignores the timestamp (SwarmKit's {@code TaskStatusesEqualStable}). */
    public boolean equalsApartFromTimestamp(TaskStatus other) {
        return state == other.state
                && message.equals(other.message)
                && error.equals(other.error)
                && runtime.equals(other.runtime)
                && ports.equals(other.ports);
    }
}
