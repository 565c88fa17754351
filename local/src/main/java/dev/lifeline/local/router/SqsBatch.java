package dev.lifeline.local.router;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.MessageContent.AttributeValue.BinaryValue;
import dev.lifeline.local.router.MessageContent.AttributeValue.TextValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A batch of messages for a function: the event that Lambda makes of it, and the meaning of the response. */
public record SqsBatch(String queue, List<Message> messages) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The payload: <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda's SQS event</a>. */
    public String event() {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        messages.forEach(message -> addRecord(records.addObject(), message));
        return event.toString();
    }

    private void addRecord(ObjectNode entry, Message message) {
        entry.put("messageId", message.messageId());
        message.receiptHandle().ifPresent(handle -> entry.put("receiptHandle", handle));
        entry.put("body", message.body());
        ObjectNode attributes = entry.putObject("attributes");
        attributes.put("ApproximateReceiveCount", Integer.toString(message.receiveCount()));
        attributes.put("SentTimestamp", milliseconds(message.sent()));
        attributes.put("SenderId", Arns.ACCOUNT);
        message.firstReceived()
                .ifPresent(first -> attributes.put("ApproximateFirstReceiveTimestamp", milliseconds(first)));
        addAttributes(entry.putObject("messageAttributes"), message.content());
        entry.put("md5OfBody", MessageDigests.ofBody(message.body()));
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", Arns.queue(queue));
        entry.put("awsRegion", Arns.REGION);
    }

    private static void addAttributes(ObjectNode node, MessageContent content) {
        content.attributes().forEach((name, attribute) -> {
            ObjectNode entry = node.putObject(name);
            switch (attribute.value()) {
                case TextValue value -> entry.put("stringValue", value.text());
                case BinaryValue value -> entry.put("binaryValue", value.base64());
            }
            entry.putArray("stringListValues");
            entry.putArray("binaryListValues");
            entry.put("dataType", attribute.dataType());
        });
    }

    Set<String> ids() {
        return messages.stream().map(Message::messageId).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The ids of the messages that a response reports as failed. As in Lambda, an empty response is success, and a
     * report that names anything but a message of the batch fails the whole batch.
     */
    public Set<String> failures(String response) {
        if (response.isBlank()) {
            return Set.of();
        }
        JsonNode report;
        try {
            report = JSON.readTree(response);
        } catch (JsonProcessingException e) {
            return ids();
        }
        JsonNode items = report.path("batchItemFailures");
        Set<String> failed = new HashSet<>();
        for (JsonNode item : items) {
            failed.add(item.path("itemIdentifier").asText());
        }
        boolean readable =
                (report.isObject() || report.isNull()) && (items.isArray() || items.isNull() || items.isMissingNode());
        return readable && ids().containsAll(failed) ? Set.copyOf(failed) : ids();
    }

    private static String milliseconds(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
