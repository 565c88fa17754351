package dev.lifeline.controller.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the fields of a JSON object and collects what is wrong with them. Each field is read once; {@link #finish} then
 * names those that nobody asked for.
 */
final class Fields {
    private final String path;
    private final JsonNode object;
    private final List<Problem> problems;
    private final Set<String> known = new TreeSet<>();

    /** @param object a JSON object */
    Fields(String path, JsonNode object, List<Problem> problems) {
        this.path = path;
        this.object = object;
        this.problems = problems;
    }

    Optional<String> text(String name) {
        return field(name, JsonNode::isTextual, "a text", JsonNode::textValue);
    }

    /** A text that must be there; reads as empty where it is not, so that reading can go on. */
    String requiredText(String name) {
        Optional<String> text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty() && !present(name)) {
            problem(name, "missing");
        } else if (text.isEmpty() && object.get(name).isTextual()) {
            problem(name, "empty");
        }
        return text.orElse("");
    }

    Optional<Integer> integer(String name) {
        return field(
                name, node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number", JsonNode::intValue);
    }

    boolean flag(String name) {
        return field(name, JsonNode::isBoolean, "true or false", JsonNode::booleanValue)
                .orElse(false);
    }

    /** An object in the field, read by {@code read}. */
    <T> Optional<T> object(String name, Function<Fields, T> read) {
        return field(name, JsonNode::isObject, "an object", node -> node).map(node -> nested(at(name), node, read));
    }

    /** A list in the field, each element read by {@code read}. */
    <T> List<T> list(String name, Function<Fields, T> read) {
        return elements(name, JsonNode::isObject, "an object", (elementPath, node) -> nested(elementPath, node, read));
    }

    List<String> texts(String name) {
        return elements(name, JsonNode::isTextual, "a text", (elementPath, node) -> node.textValue());
    }

    /**
     * A list of pairs, as AWS writes maps. A name that stands twice is a problem: nobody could tell which one counts.
     */
    Map<String, String> pairs(String name, String keyField, String valueField) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list(name, pair -> {
            String key = pair.requiredText(keyField);
            String value = pair.text(valueField).orElse("");
            if (pairs.putIfAbsent(key, value) != null && !key.isEmpty()) {
                pair.problem(keyField, "stands twice");
            }
            return key;
        });
        return pairs;
    }

    void problem(String name, String message) {
        problems.add(new Problem(at(name), message));
    }

    boolean present(String name) {
        known.add(name);
        return object.hasNonNull(name);
    }

    /** Names the fields that nobody asked for. */
    void finish() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(name, "unknown field" + hint(name));
            }
        });
    }

    private <T> Optional<T> field(String name, Predicate<JsonNode> fits, String expected, Function<JsonNode, T> read) {
        if (!present(name)) {
            return Optional.empty();
        }
        JsonNode node = object.get(name);
        if (!fits.test(node)) {
            problem(name, expected + " is expected, not " + kind(node));
            return Optional.empty();
        }
        return Optional.of(read.apply(node));
    }

    /** The elements that fit; each other one is a problem. */
    private <T> List<T> elements(
            String name, Predicate<JsonNode> fits, String expected, BiFunction<String, JsonNode, T> read) {
        List<T> elements = new ArrayList<>();
        field(name, JsonNode::isArray, "a list", node -> node).ifPresent(list -> {
            for (int index = 0; index < list.size(); index++) {
                String element = name + "[" + index + "]";
                JsonNode node = list.get(index);
                if (fits.test(node)) {
                    elements.add(read.apply(at(element), node));
                } else {
                    problem(element, expected + " is expected, not " + kind(node));
                }
            }
        });
        return elements;
    }

    private <T> T nested(String nestedPath, JsonNode node, Function<Fields, T> read) {
        Fields fields = new Fields(nestedPath, node, problems);
        T value = read.apply(fields);
        fields.finish();
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String hint(String name) {
        return known.stream()
                .filter(candidate -> distance(candidate, name) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("; known are " + String.join(", ", known));
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(line - 1)) == Character.toLowerCase(right.charAt(column - 1));
                int substituted = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substituted, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }
}
