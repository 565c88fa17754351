package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.Map;

/** The difference of two JSON objects without nulls, as a JSON Merge Patch (RFC 7396). */
public final class JsonChanges {
    private JsonChanges() {}

    /** The same without fields that are null: in a merge patch, null removes a field. */
    public static ObjectNode compact(ObjectNode tree) {
        ObjectNode compact = JsonTree.object();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!field.getValue().isNull()) {
                compact.set(field.getKey(), compacted(field.getValue()));
            }
        }
        return compact;
    }

    private static JsonNode compacted(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> compact(object);
            case ArrayNode array -> {
                ArrayNode elements = JsonTree.array();
                array.forEach(element -> elements.add(compacted(element)));
                yield elements;
            }
            default -> value;
        };
    }

    /** What changes {@code before} into {@code after}; empty if they are equal. */
    public static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JsonTree.object();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode old = before.path(field.getKey());
            JsonNode now = field.getValue();
            if (old instanceof ObjectNode was && now instanceof ObjectNode is) {
                ObjectNode inner = between(was, is);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!old.equals(now)) {
                patch.set(field.getKey(), now);
            }
        }
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) {
                patch.set(name, NullNode.getInstance());
            }
        });
        return patch;
    }
}
