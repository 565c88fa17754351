package dev.lifeline.simulator.script;

/** How StopTask fails for a task, in its first {@code times} calls. */
public record StopFault(StopFaultKind kind, int times) {
    /** The answer, or the lack of an effect. */
    public enum StopFaultKind {
        SERVER_ERROR,
        CLIENT_ERROR,
        THROTTLED,
        /** Answered as accepted, but the task runs on. */
        IGNORED
    }
}
