package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The fields of one JSON object of an event, as a tree: for what few events need. A field that cannot be read is noted
 * with its path and counts as absent; what follows from that is the caller's business. A field that must be there reads
 * as a filler where it is not.
 *
 * <p>{@code null} counts as absent, and so does an empty text. No note quotes a value.
 */
final class WireFields {
    private final JsonNode object;
    private final String path;
    private final List<String> problems;

    private WireFields(JsonNode object, String path, List<String> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static WireFields of(JsonNode root, List<String> problems) {
        if (!root.isObject()) {
            problems.add("not a JSON object but " + kind(root));
        }
        return new WireFields(root, "", problems);
    }

    /** The same object, where a field that cannot be read is nobody's business. */
    WireFields tolerant() {
        return notingIn(new ArrayList<>());
    }

    /** The same object, whose fields that cannot be read are noted elsewhere. */
    WireFields notingIn(List<String> notes) {
        return new WireFields(object, path, notes);
    }

    String text(String name) {
        return required(name, optionalText(name), "");
    }

    Optional<String> optionalText(String name) {
        return present(name)
                .flatMap(node -> typed(name, node, node.isTextual(), "text"))
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty());
    }

    /** A text that the check accepts. */
    String text(String name, Function<String, Boolean> check, String expected) {
        String text = text(name);
        if (!text.isEmpty() && !check.apply(text)) {
            problem(name, "not " + expected);
        }
        return text;
    }

    Optional<Integer> optionalInt(String name) {
        return wholeNumber(name, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Math::toIntExact);
    }

    Optional<Boolean> optionalFlag(String name) {
        return present(name)
                .flatMap(node -> typed(name, node, node.isBoolean(), "true or false"))
                .map(JsonNode::booleanValue);
    }

    WireFields object(String name) {
        return required(
                name, optionalObject(name), new WireFields(MissingNode.getInstance(), at(name), new ArrayList<>()));
    }

    Optional<WireFields> optionalObject(String name) {
        return present(name)
                .flatMap(node -> typed(name, node, node.isObject(), "an object"))
                .map(node -> new WireFields(node, at(name), problems));
    }

    <T> List<T> optionalList(String name, Function<WireFields, T> read) {
        return elements(name, JsonNode::isObject, "an object").stream()
                .map(element -> read.apply(new WireFields(element.node(), element.path(), problems)))
                .toList();
    }

    List<String> texts(String name) {
        return elements(name, JsonNode::isTextual, "text").stream()
                .map(element -> element.node().asText(""))
                .toList();
    }

    /** The text as it stands, be it empty. */
    String raw(String name) {
        return present(name)
                .flatMap(node -> typed(name, node, node.isTextual(), "text"))
                .map(JsonNode::textValue)
                .orElse("");
    }

    /** The names of the fields that say something: no {@code null}, no empty text, array or object. */
    List<String> said() {
        return said(object).map(Map.Entry::getKey).toList();
    }

    /**
     * The paths of all fields that say something and are not known, without the indexes of lists; what is below an
     * unknown field is not listed.
     */
    List<String> unknownPaths(Predicate<String> known) {
        List<String> unknown = new ArrayList<>();
        collectUnknown(object, "", known, unknown);
        return unknown;
    }

    private static void collectUnknown(JsonNode node, String path, Predicate<String> known, List<String> unknown) {
        node.valueStream()
                .filter(element -> node.isArray())
                .forEach(element -> collectUnknown(element, path, known, unknown));
        said(node).forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (known.test(below)) {
                collectUnknown(field.getValue(), below, known, unknown);
            } else {
                unknown.add(below);
            }
        });
    }

    private static Stream<Map.Entry<String, JsonNode>> said(JsonNode object) {
        return object.properties().stream().filter(field -> !isEmpty(field.getValue()));
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isEmpty());
    }

    /** The paths of all texts below a field that are such. */
    List<String> pathsOf(String name, Predicate<String> such) {
        List<String> paths = new ArrayList<>();
        present(name).ifPresent(node -> collect(node, at(name), such, paths));
        return paths;
    }

    private static void collect(JsonNode node, String path, Predicate<String> such, List<String> paths) {
        if (node.isTextual() && such.test(node.textValue())) {
            paths.add(path);
        }
        node.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey(), such, paths));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(node.get(index), path + "[" + index + "]", such, paths);
        }
    }

    /** The object as if it had no such field. */
    WireFields without(String name) {
        return object instanceof ObjectNode all ? new WireFields(all.deepCopy().without(name), path, problems) : this;
    }

    private record Element(JsonNode node, String path) {}

    private List<Element> elements(String name, Function<JsonNode, Boolean> ofType, String expected) {
        List<Element> elements = new ArrayList<>();
        int index = 0;
        Optional<JsonNode> array = present(name).flatMap(node -> typed(name, node, node.isArray(), "an array"));
        for (JsonNode node : array.<Iterable<JsonNode>>map(found -> found).orElse(List.of())) {
            String element = name + "[" + index++ + "]";
            typed(element, node, ofType.apply(node), expected)
                    .ifPresent(fitting -> elements.add(new Element(fitting, at(element))));
        }
        return elements;
    }

    /** A whole number, written as one or with a fraction of zero: 5, 5.0, 5e0. */
    private Optional<Long> wholeNumber(String name, long least, long most) {
        return present(name)
                .flatMap(node -> typed(name, node, node.isNumber(), "a number"))
                .flatMap(node -> {
                    boolean whole = node.canConvertToExactIntegral() && node.canConvertToLong();
                    if (!whole || node.longValue() < least || node.longValue() > most) {
                        problem(name, "not a whole number from " + least + " to " + most);
                        return Optional.empty();
                    }
                    return Optional.of(node.longValue());
                });
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private <T> T required(String name, Optional<T> value, T filler) {
        JsonNode node = object.get(name);
        if (node == null) {
            problem(name, "missing");
        } else if (node.isNull()) {
            problem(name, "null");
        } else if (node.isTextual() && node.textValue().isEmpty() && value.isEmpty()) {
            problem(name, "empty");
        }
        return value.orElse(filler);
    }

    private Optional<JsonNode> typed(String name, JsonNode node, boolean holds, String expected) {
        if (!holds) {
            problem(name, expected + " expected, but it is " + kind(node));
        }
        return holds ? Optional.of(node) : Optional.empty();
    }

    private void problem(String name, String what) {
        problems.add(at(name) + ": " + what);
    }

    /** The path of the field. */
    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case OBJECT, ARRAY -> "an " + node.getNodeType().name().toLowerCase(Locale.ROOT);
            case NUMBER, BOOLEAN -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "nothing";
        };
    }
}
