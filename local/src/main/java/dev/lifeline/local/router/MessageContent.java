package dev.lifeline.local.router;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a sender says.
 *
 * @param attributes by name, in the order of the names
 */
public record MessageContent(String body, Map<String, MessageAttribute> attributes) {

    /**
     * A message attribute.
     *
     * @param dataType such as {@code String} or {@code Number.int}
     */
    public record MessageAttribute(String dataType, AttributeValue value) {}

    /** The value of an attribute. */
    public sealed interface AttributeValue {
        record TextValue(String text) implements AttributeValue {}

        record BinaryValue(String base64) implements AttributeValue {}
    }

    public MessageContent {
        attributes = new TreeMap<>(attributes);
    }

    public static MessageContent of(String body) {
        return new MessageContent(body, Map.of());
    }
}
