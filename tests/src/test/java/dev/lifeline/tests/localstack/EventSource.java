package dev.lifeline.tests.localstack;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.ALL;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import dev.lifeline.local.router.Message;
import dev.lifeline.local.router.MessageContent;
import dev.lifeline.local.router.SqsBatch;
import dev.lifeline.local.template.EventSourceMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Delivers messages from a queue to a function, as Lambda's event source mapping does. */
record EventSource(EventSourceMapping mapping, String url, SqsClient sqs, RemoteFunctions functions) {

    /**
     * Passes one batch to the function and deletes what it handled. Failed messages are visible again at once, instead
     * of after the queue's visibility timeout, so that tests need not wait.
     */
    void poll(Duration longest) {
        List<Message> messages = sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(mapping.batchSize())
                        .waitTimeSeconds(Math.toIntExact(longest.toSeconds()))
                        .messageSystemAttributeNames(ALL))
                .messages()
                .stream()
                .map(EventSource::message)
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        Set<String> failed = failures(new SqsBatch(mapping.queue(), messages));
        for (Message message : messages) {
            String receipt = message.receiptHandle().orElseThrow();
            if (failed.contains(message.messageId())) {
                sqs.changeMessageVisibility(
                        change -> change.queueUrl(url).receiptHandle(receipt).visibilityTimeout(0));
            } else {
                sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(receipt));
            }
        }
    }

    private Set<String> failures(SqsBatch batch) {
        return switch (functions.invoke(mapping.function(), batch.event())) {
            case RemoteFunctions.InvocationEnd.HandlerError failed ->
                batch.messages().stream().map(Message::messageId).collect(Collectors.toSet());
            case RemoteFunctions.InvocationEnd.HandlerResponse responded ->
                switch (mapping.response()) {
                    case ITEM_FAILURES -> batch.failures(responded.response());
                    case WHOLE_BATCH -> Set.of();
                };
        };
    }

    private static Message message(software.amazon.awssdk.services.sqs.model.Message message) {
        return new Message(
                message.messageId(),
                MessageContent.of(message.body()),
                Instant.ofEpochMilli(number(message, SENT_TIMESTAMP)),
                Optional.of(Instant.ofEpochMilli(number(message, APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))),
                Optional.of(message.receiptHandle()),
                Math.toIntExact(number(message, APPROXIMATE_RECEIVE_COUNT)),
                Optional.empty());
    }

    private static long number(
            software.amazon.awssdk.services.sqs.model.Message message, MessageSystemAttributeName attribute) {
        return Long.parseLong(Objects.requireNonNull(message.attributes().get(attribute), attribute.toString()));
    }
}
