package dev.lifeline.simulator.script;

import java.time.Duration;

/**
 * A fault between the service and its client: of the matching calls, the first {@code skip} succeed and the next
 * {@code times} fail.
 *
 * @param operation the API's name of the call, e.g. {@code RunTask}
 */
public record CallFault(
        String operation, NamePattern cluster, NamePattern family, int skip, int times, CallFaultKind kind) {
    /** What goes wrong. */
    public sealed interface CallFaultKind {
        /** The work is done; the connection is closed without an answer after the delay. */
        record ConnectionClosed(Duration delay) implements CallFaultKind {}

        /** The work is done and answered, but later than an impatient client waits. Real time, not simulated. */
        record LateAnswer(Duration delay) implements CallFaultKind {}

        /** HTTP 500, and nothing was done. */
        record ErrorBefore() implements CallFaultKind {}

        /** HTTP 500, though the work was done. */
        record ErrorAfter() implements CallFaultKind {}

        /** ThrottlingException, and nothing was done. */
        record Throttled() implements CallFaultKind {}

        /** ClusterNotFoundException: the cluster is deleted under its tasks. */
        record ClusterNotFound() implements CallFaultKind {}
    }
}
