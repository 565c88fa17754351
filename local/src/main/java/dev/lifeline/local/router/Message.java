package dev.lifeline.local.router;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as SQS returns it.
 *
 * @param receiptHandle identifies this receipt of the message; empty before the first
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
