package dev.lifeline.controller.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every value of a document replaced by one of another type, and every field removed. */
final class Damage {
    private final JsonNode document;
    private final List<DamagedText> cases = new ArrayList<>();

    /** A damaged document. */
    record DamagedText(String path, boolean missing, JsonNode document) {}

    private Damage(JsonNode document) {
        this.document = document;
    }

    static List<DamagedText> of(JsonNode document) {
        Damage damage = new Damage(document);
        damage.below("", root -> root);
        return damage.cases;
    }

    private void below(String path, Function<JsonNode, JsonNode> find) {
        JsonNode node = find.apply(document);
        if (node instanceof ObjectNode object) {
            for (String key :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                String at = path.isEmpty() ? key : path + "." + key;
                add(at, true, copy -> ((ObjectNode) find.apply(copy)).remove(key));
                for (JsonNode other : others(object.get(key))) {
                    add(at, false, copy -> ((ObjectNode) find.apply(copy)).set(key, other));
                }
                below(at, copy -> find.apply(copy).get(key));
            }
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            int place = index;
            String at = path + "[" + index + "]";
            for (JsonNode other : others(node.get(index))) {
                add(at, false, copy -> ((ArrayNode) find.apply(copy)).set(place, other));
            }
            below(at, copy -> find.apply(copy).get(place));
        }
    }

    private static List<JsonNode> others(JsonNode node) {
        return List.<JsonNode>of(TextNode.valueOf("\u0001"), IntNode.valueOf(7), BooleanNode.TRUE).stream()
                .filter(other -> other.getNodeType() != node.getNodeType())
                .toList();
    }

    private void add(String path, boolean missing, Consumer<JsonNode> damage) {
        JsonNode copy = document.deepCopy();
        damage.accept(copy);
        cases.add(new DamagedText(path, missing, copy));
    }
}
