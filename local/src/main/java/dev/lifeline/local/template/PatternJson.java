package dev.lifeline.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns what the template has as YAML and the service takes as JSON into that JSON. */
record PatternJson(References references) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode of(YamlValue value) {
        return switch (value.node()) {
            case MappingNode mapping -> object(value);
            case SequenceNode sequence -> array(value);
            default -> scalar(value);
        };
    }

    private ObjectNode object(YamlValue value) {
        ObjectNode object = JSON.objectNode();
        value.entries().forEach((key, child) -> object.set(key, of(child)));
        return object;
    }

    private ArrayNode array(YamlValue value) {
        ArrayNode array = JSON.arrayNode();
        value.items().forEach(item -> array.add(of(item)));
        return array;
    }

    private JsonNode scalar(YamlValue value) {
        String text = references.text(value);
        Tag tag = value.node().getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return JSON.numberNode(new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw value.error("must be a number as JSON writes it, not " + text);
            }
        }
        return JSON.textNode(text);
    }
}
