package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is different in two documents, by the path of each value. Lists of named objects are compared by the names. */
public final class PolicyDifferences {
    private final List<PolicyDifference> found = new ArrayList<>();

    private PolicyDifferences() {}

    /**
     * A different value.
     *
     * @param path the keys and names that lead to it
     * @param before empty if it was added
     * @param after empty if it was removed
     */
    public record PolicyDifference(List<String> path, Optional<JsonNode> before, Optional<JsonNode> after) {
        public PolicyDifference {
            path = List.copyOf(path);
        }
    }

    public static List<PolicyDifference> between(JsonNode before, JsonNode after) {
        PolicyDifferences differences = new PolicyDifferences();
        differences.compare(List.of(), Optional.of(before), Optional.of(after));
        return differences.found;
    }

    private void compare(List<String> path, Optional<JsonNode> before, Optional<JsonNode> after) {
        if (before.equals(after)) {
            return;
        }
        Optional<Map<String, JsonNode>> left = parts(path, before);
        Optional<Map<String, JsonNode>> right = parts(path, after);
        if (left.isEmpty() || right.isEmpty()) {
            found.add(new PolicyDifference(path, before, after));
            return;
        }
        compareParts(path, left.orElseThrow(), right.orElseThrow());
    }

    private void compareParts(List<String> path, Map<String, JsonNode> left, Map<String, JsonNode> right) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.forEach(key ->
                compare(below(path, key), Optional.ofNullable(left.get(key)), Optional.ofNullable(right.get(key))));
        List<String> order = left.keySet().stream().filter(right::containsKey).toList();
        List<String> other = right.keySet().stream().filter(left::containsKey).toList();
        if (!order.equals(other)) {
            found.add(
                    new PolicyDifference(below(path, "(order)"), Optional.of(names(order)), Optional.of(names(other))));
        }
    }

    private static List<String> below(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }

    private static JsonNode names(List<String> names) {
        return TextNode.valueOf(String.join(", ", names));
    }

    /** A section that a document leaves out has no parts. */
    private static Optional<Map<String, JsonNode>> parts(List<String> path, Optional<JsonNode> value) {
        return value.isEmpty() && path.size() == 1 ? Optional.of(Map.of()) : value.flatMap(PolicyDifferences::parts);
    }

    /** The parts of an object, or of a list whose elements all have names. */
    private static Optional<Map<String, JsonNode>> parts(JsonNode node) {
        SequencedMap<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            // The order of an object's keys means nothing.
            new TreeSet<>(node.properties().stream().map(Map.Entry::getKey).toList())
                    .forEach(key -> parts.put(key, node.path(key)));
            return Optional.of(parts);
        }
        for (JsonNode element : node) {
            parts.put(element.path("name").asText(""), element);
        }
        return node.isArray() && !node.isEmpty() && parts.size() == node.size() && !parts.containsKey("")
                ? Optional.of(parts)
                : Optional.empty();
    }
}
