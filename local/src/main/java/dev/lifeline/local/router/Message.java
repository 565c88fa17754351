package dev.lifeline.local.router;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as SQS returns it.
 *
 * @param receiptHandle identifies this receipt of the message; empty before the first
 * @param receiveCount receipts so far, this one included
 * @param deadLetterSource the ARN of the queue that it was moved from as a dead letter
 */
public record Message(
        String messageId,
        MessageContent content,
        Instant sent,
        Optional<Instant> firstReceived,
        Optional<String> receiptHandle,
        int receiveCount,
        Optional<String> deadLetterSource) {

    public String body() {
        return content.body();
    }

    Message received(String newReceiptHandle, Instant now) {
        return new Message(
                messageId,
                content,
                sent,
                Optional.of(firstReceived.orElse(now)),
                Optional.of(newReceiptHandle),
                receiveCount + 1,
                deadLetterSource);
    }

    Message deadIn(String queueArn) {
        return new Message(messageId, content, sent, firstReceived, receiptHandle, receiveCount, Optional.of(queueArn));
    }
}
