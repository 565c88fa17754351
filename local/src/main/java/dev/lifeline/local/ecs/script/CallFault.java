package dev.lifeline.local.ecs.script;

import java.time.Duration;

/**
 * A fault between the service and its client: of the calls that match, the first {@code skip} go through, the next
 * {@code times} fail.
 *
 * @param operation the API's name of the call, e.g. {@code RunTask}
 */
public record CallFault(String operation, Glob cluster, Glob family, int skip, int times, Kind kind) {
    /** What goes wrong. */
    public sealed interface Kind {
        /** The work is done; the connection is closed without an answer after the delay. */
        record NoAnswer(Duration delay) implements Kind {}

        /** The work is done and answered, but so late that an impatient client is gone. Real time, not simulated. */
        record LateAnswer(Duration delay) implements Kind {}

        /** HTTP 500, and nothing was done. */
        record ErrorBefore() implements Kind {}

        /** HTTP 500, though the work was done. */
        record ErrorAfter() implements Kind {}

        /** ThrottlingException, and nothing was done. */
        record Throttled() implements Kind {}

        /** ClusterNotFoundException: the cluster is deleted under its tasks. */
        record ClusterNotFound() implements Kind {}
    }
}
