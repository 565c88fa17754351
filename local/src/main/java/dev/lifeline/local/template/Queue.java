package dev.lifeline.local.template;

import java.time.Duration;
import java.util.Optional;

/** A standard SQS queue. */
public record Queue(String logicalId, Duration visibilityTimeout, Optional<RedrivePolicy> redrive) {

    /**
     * SQS's RedrivePolicy.
     *
     * @param maxReceiveCount how often a message is received before it moves
     * @param deadLetterQueue the logical id of the queue it is moved to
     */
    public record RedrivePolicy(int maxReceiveCount, String deadLetterQueue) {}
}
