package dev.lifeline.local.template;

/**
 * A queue that Lambda polls for a function, both by logical id.
 *
 * @param batchSize the maximum number of messages per invocation
 * @param maximumConcurrency the maximum number of concurrent invocations
 */
public record EventSourceMapping(
        String logicalId,
        String queue,
        String function,
        int batchSize,
        BatchResponse response,
        int maximumConcurrency) {

    /** How a function reports failure: for the entire batch, or for single messages by ReportBatchItemFailures. */
    public enum BatchResponse {
        WHOLE_BATCH,
        ITEM_FAILURES
    }
}
