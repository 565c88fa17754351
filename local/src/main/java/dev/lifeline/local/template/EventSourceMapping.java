package dev.lifeline.local.template;

/**
 * What Lambda polls for a function: queue and function by logical id.
 *
 * @param batchSize messages an invocation, at most
 * @param maximumConcurrency invocations at the same time, at most
 */
public record EventSourceMapping(
        String logicalId,
        String queue,
        String function,
        int batchSize,
        BatchResponse response,
        int maximumConcurrency) {

    /** How a function reports failure: for the batch as a whole, or by ReportBatchItemFailures for single messages. */
    public enum BatchResponse {
        WHOLE_BATCH,
        ITEM_FAILURES
    }
}
