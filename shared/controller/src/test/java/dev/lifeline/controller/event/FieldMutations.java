package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every field of every sample event, in every way in which it may be odd. */
abstract class FieldMutations {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What a field may turn into; empty for its absence. */
    static final Map<String, Optional<JsonNode>> ODD = odd();

    static Map<String, Optional<JsonNode>> odd() {
        Map<String, Optional<JsonNode>> odd = new LinkedHashMap<>();
        odd.put("absent", Optional.empty());
        odd.put("null", Optional.of(JSON.nullNode()));
        odd.put("a flag", Optional.of(JSON.booleanNode(true)));
        odd.put("an unknown word", Optional.of(JSON.textNode("Moonphase")));
        odd.put("an empty text", Optional.of(JSON.textNode("")));
        odd.put("a long text", Optional.of(JSON.textNode("x".repeat(5_000))));
        odd.put("a time far away", Optional.of(JSON.textNode("+999999999-12-31T23:59:59Z")));
        odd.put("a number", Optional.of(JSON.numberNode(7)));
        odd.put("a negative number", Optional.of(JSON.numberNode(-1)));
        odd.put("a fraction", Optional.of(JSON.numberNode(2.5)));
        odd.put("an unsigned number", Optional.of(JSON.numberNode(3_221_225_786L)));
        odd.put("a huge number", Optional.of(JSON.numberNode(BigInteger.TEN.pow(40))));
        odd.put("an infinite number", Optional.of(JSON.numberNode(Double.POSITIVE_INFINITY)));
        odd.put("an empty array", Optional.of(JSON.arrayNode()));
        odd.put(
                "an array",
                Optional.of(
                        JSON.arrayNode().add(1).add("x").add(JSON.objectNode()).addNull()));
        odd.put("an empty object", Optional.of(JSON.objectNode()));
        odd.put("an object", Optional.of(JSON.objectNode().put("x", 1)));
        return odd;
    }

    /** One field of one sample in one odd way. */
    record Mutation(String file, String path, String field, String way) {}

    @FunctionalInterface
    interface Check {
        void of(Mutation mutation, ObjectNode mutated, Event original);
    }

    static Event parsed(JsonNode event) {
        return new EventParser().parse(text(event));
    }

    static String text(JsonNode event) {
        return JsonTree.text(event).replace("Infinity", "1e999");
    }

    static void mutate(Check check) {
        for (String file : Samples.files()) {
            if (JsonTree.read(Samples.read(file)) instanceof ParsedJson.Tree tree
                    && tree.root() instanceof ObjectNode root
                    && !(parsed(root) instanceof Event.Malformed)) {
                Event original = parsed(root);
                for (MutatedPlace place : places(root, "")) {
                    JsonNode kept = place.get();
                    ODD.forEach((way, value) -> {
                        if (!value.filter(kept::equals).isPresent()) {
                            place.put(value);
                            check.of(new Mutation(file, place.path(), place.field(), way), root, original);
                            place.restore(value, kept);
                        }
                    });
                }
            }
        }
    }

    /**
     * A field of an object or an element of an array.
     *
     * @param field the path without the places in arrays
     */
    record MutatedPlace(JsonNode owner, String name, int index, String path, String field) {
        MutatedPlace(JsonNode owner, String name, int index, String path) {
            this(owner, name, index, path, path.replaceAll("\\[\\d+]", ""));
        }

        JsonNode get() {
            return owner instanceof ObjectNode ? owner.path(name) : owner.path(index);
        }

        void put(Optional<JsonNode> value) {
            if (owner instanceof ObjectNode object) {
                value.ifPresentOrElse(node -> object.set(name, node.deepCopy()), () -> object.remove(name));
            } else if (owner instanceof ArrayNode array) {
                value.ifPresentOrElse(node -> array.set(index, node.deepCopy()), () -> array.remove(index));
            }
        }

        void restore(Optional<JsonNode> mutated, JsonNode kept) {
            if (owner instanceof ObjectNode object) {
                object.set(name, kept);
            } else if (owner instanceof ArrayNode array && mutated.isEmpty()) {
                array.insert(index, kept);
            } else if (owner instanceof ArrayNode array) {
                array.set(index, kept);
            }
        }
    }

    static List<MutatedPlace> places(JsonNode node, String path) {
        List<MutatedPlace> places = new ArrayList<>();
        node.properties().forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            places.add(new MutatedPlace(node, field.getKey(), 0, below));
            places.addAll(places(field.getValue(), below));
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            String below = path + "[" + index + "]";
            places.add(new MutatedPlace(node, "", index, below));
            places.addAll(places(node.get(index), below));
        }
        return places;
    }
}
