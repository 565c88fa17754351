package dev.lifeline.tests.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every possible mistake in one field of a policy document, once each. */
final class Mistakes {
    /** A document with one mistake, and the path at which it has to be named. */
    record Mistake(String what, String path, JsonNode document) {}

    /** Keys whose texts are words or patterns, so that one more letter is a mistake. */
    private static final Set<String> WORDS = Set.of(
            "mode",
            "behavior",
            "launchType",
            "then",
            "budget",
            "kind",
            "jitter",
            "cause",
            "stopCode",
            "reached",
            "exitCode",
            "attempt",
            "attempts",
            "assignPublicIp");

    /** Objects and lists whose keys or texts are the user's own. */
    private static final Set<String> FREE = Set.of("tags", "subnets", "securityGroups");

    private final JsonNode document;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Mistakes(JsonNode document) {
        this.document = document;
    }

    static Stream<Mistake> in(JsonNode document) {
        Mistakes mistakes = new Mistakes(document);
        mistakes.object("", root -> root);
        return mistakes.mistakes.stream();
    }

    private void object(String path, Function<JsonNode, JsonNode> find) {
        ObjectNode object = (ObjectNode) find.apply(document);
        for (String key : object.properties().stream().map(Map.Entry::getKey).toList()) {
            String at = path.isEmpty() ? key : path + "." + key;
            value(at, key, object.get(key), broken -> copy -> ((ObjectNode) find.apply(copy)).set(key, broken));
            if (!FREE.contains(path.substring(path.lastIndexOf('.') + 1))) {
                add("misspelled key", at + "x", copy -> {
                    ObjectNode parent = (ObjectNode) find.apply(copy);
                    parent.set(key + "x", parent.remove(key));
                });
            }
            nested(at, key, copy -> find.apply(copy).get(key));
        }
    }

    private void nested(String path, String key, Function<JsonNode, JsonNode> find) {
        JsonNode node = find.apply(document);
        if (node.isObject()) {
            object(path, find);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            int place = index;
            String at = path + "[" + index + "]";
            value(at, key, node.get(index), broken -> copy -> ((ArrayNode) find.apply(copy)).set(place, broken));
            nested(at, key, copy -> find.apply(copy).get(place));
        }
    }

    private void value(String path, String key, JsonNode node, Function<JsonNode, Consumer<JsonNode>> replace) {
        add("null", path, replace.apply(NullNode.instance));
        add("wrong type", path, replace.apply(node.isBoolean() ? new TextNode("no") : BooleanNode.TRUE));
        add("a fraction", path, replace.apply(new DoubleNode(0.5)));
        if (node.isNumber()) {
            add("out of range", path, replace.apply(new LongNode(1_000_000_000_000L)));
        }
        if (node.isTextual()) {
            text(path, key, node.textValue(), broken -> replace.apply(new TextNode(broken)));
        }
    }

    private void text(String path, String key, String text, Function<String, Consumer<JsonNode>> replace) {
        if (text.matches("\\d+(ms|s|m|h|d)")) {
            add("too long", path, replace.apply("1000d"));
            add("no duration", path, replace.apply(text + "x"));
        }
        if (WORDS.contains(key) || text.startsWith("FARGATE")) {
            add("misspelled word", path, replace.apply(text + "x"));
        }
        if (!FREE.contains(key) && !path.contains(".tags.")) {
            add("empty text", path, replace.apply(""));
        }
    }

    private void add(String what, String path, Consumer<JsonNode> mistake) {
        JsonNode copy = document.deepCopy();
        mistake.accept(copy);
        mistakes.add(new Mistake(what, path, copy));
    }
}
