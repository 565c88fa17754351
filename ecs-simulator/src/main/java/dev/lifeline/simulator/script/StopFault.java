package dev.lifeline.simulator.script;

/** How the first {@code times} StopTask calls for a task fail. */
public record StopFault(StopFaultKind kind, int times) {
    /** The answer, or the lack of an effect. */
    public enum StopFaultKind {
        SERVER_ERROR,
        CLIENT_ERROR,
        THROTTLED,
        /** Accepted, but the task continues. */
        IGNORED
    }
}
