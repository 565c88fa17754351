package dev.lifeline.local.router;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as SQS hands it out.
 *
 * @param receiptHandle names this one receipt of the message; empty while it was never received
 * @param receiveCount receipts so far, this one included
 */
public record Message(
        String messageId,
        String body,
        Instant sent,
        Optional<Instant> firstReceived,
        Optional<String> receiptHandle,
        int receiveCount) {

    Message received(String newReceiptHandle, Instant now) {
        return new Message(
                messageId,
                body,
                sent,
                Optional.of(firstReceived.orElse(now)),
                Optional.of(newReceiptHandle),
                receiveCount + 1);
    }
}
