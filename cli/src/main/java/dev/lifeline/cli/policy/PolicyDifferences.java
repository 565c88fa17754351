package dev.lifeline.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/** What is different in two documents, by the path of each value. Lists of named objects are compared by the names. */
final class PolicyDifferences {
    private final List<PolicyDifference> found = new ArrayList<>();

    private PolicyDifferences() {}

    /**
     * A different value.
     *
     * @param before empty if it was added
     * @param after empty if it was removed
     */
    record PolicyDifference(String path, Optional<JsonNode> before, Optional<JsonNode> after) {}

    static List<PolicyDifference> between(JsonNode before, JsonNode after) {
        PolicyDifferences differences = new PolicyDifferences();
        differences.compare("", Optional.of(before), Optional.of(after));
        return differences.found;
    }

    private void compare(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
        if (before.equals(after)) {
            return;
        }
        Optional<Map<String, JsonNode>> left = before.flatMap(PolicyDifferences::parts);
        Optional<Map<String, JsonNode>> right = after.flatMap(PolicyDifferences::parts);
        if (left.isEmpty() || right.isEmpty()) {
            found.add(new PolicyDifference(path, before, after));
            return;
        }
        compareParts(path, left.orElseThrow(), right.orElseThrow());
    }

    private void compareParts(String path, Map<String, JsonNode> left, Map<String, JsonNode> right) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.forEach(key -> compare(
                path.isEmpty() ? key : path + "." + key,
                Optional.ofNullable(left.get(key)),
                Optional.ofNullable(right.get(key))));
        List<String> order = left.keySet().stream().filter(right::containsKey).toList();
        List<String> other = right.keySet().stream().filter(left::containsKey).toList();
        if (!order.equals(other)) {
            found.add(new PolicyDifference(path + " (order)", Optional.of(names(order)), Optional.of(names(other))));
        }
    }

    private static JsonNode names(List<String> names) {
        return TextNode.valueOf(String.join(", ", names));
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
