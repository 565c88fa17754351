package dev.lifeline.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.Arns;
import dev.lifeline.local.router.Message;
import dev.lifeline.local.router.MessageContent.AttributeValue;
import dev.lifeline.local.router.MessageContent.AttributeValue.BinaryValue;
import dev.lifeline.local.router.MessageContent.AttributeValue.TextValue;
import dev.lifeline.local.router.MessageContent.MessageAttribute;
import dev.lifeline.local.router.MessageDigests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Messages and their attributes, as requests and answers write them. */
final class MessageJson {
    private MessageJson() {}

    static Map<String, MessageAttribute> attributes(JsonNode json) {
        Map<String, MessageAttribute> attributes = new TreeMap<>();
        json.properties().forEach(each -> attributes.put(each.getKey(), attribute(each.getKey(), each.getValue())));
        return attributes;
    }

    private static MessageAttribute attribute(String name, JsonNode json) {
        String type = json.path("DataType").asText();
        boolean binary = type.startsWith("Binary");
        JsonNode value = json.path(binary ? "BinaryValue" : "StringValue");
        if (type.isEmpty() || !value.isTextual() || value.textValue().isEmpty()) {
            throw SqsError.BAD_VALUE.because("The message attribute '" + name
                    + "' must contain a non-empty attribute type and a non-empty value of it.");
        }
        AttributeValue read = binary ? new BinaryValue(value.textValue()) : new TextValue(value.textValue());
        return new MessageAttribute(type, read);
    }

    /**
     * A received message.
     *
     * @param system the names of the system attributes that the receiver asks for
     * @param own the names of the sender's attributes that it asks for; may end in {@code .*}
     */
    static ObjectNode of(Message message, List<String> system, List<String> own) {
        ObjectNode json = SqsRequest.object()
                .put("MessageId", message.messageId())
                .put("ReceiptHandle", message.receiptHandle().orElse(""))
                .put("MD5OfBody", MessageDigests.ofBody(message.body()))
                .put("Body", message.body());
        Map<String, String> known = systemAttributes(message);
        known.keySet().removeIf(Predicate.not(name -> system.contains("All") || system.contains(name)));
        if (!known.isEmpty()) {
            ObjectNode attributes = json.putObject("Attributes");
            known.forEach(attributes::put);
        }
        Map<String, MessageAttribute> asked = new TreeMap<>(message.content().attributes());
        asked.keySet().removeIf(name -> own.stream().noneMatch(pattern -> matches(pattern, name)));
        if (!asked.isEmpty()) {
            json.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(asked));
            ObjectNode attributes = json.putObject("MessageAttributes");
            asked.forEach((name, attribute) -> write(attributes.putObject(name), attribute));
        }
        return json;
    }

    private static void write(ObjectNode json, MessageAttribute attribute) {
        json.put("DataType", attribute.dataType());
        switch (attribute.value()) {
            case TextValue value -> json.put("StringValue", value.text());
            case BinaryValue value -> json.put("BinaryValue", value.base64());
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals("All")
                || pattern.equals(name)
                || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
    }

    private static Map<String, String> systemAttributes(Message message) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("SenderId", Arns.ACCOUNT);
        attributes.put("SentTimestamp", milliseconds(message.sent()));
        attributes.put("ApproximateReceiveCount", Integer.toString(message.receiveCount()));
        message.firstReceived()
                .ifPresent(first -> attributes.put("ApproximateFirstReceiveTimestamp", milliseconds(first)));
        message.deadLetterSource().ifPresent(queue -> attributes.put("DeadLetterQueueSourceArn", queue));
        return attributes;
    }

    private static String milliseconds(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
