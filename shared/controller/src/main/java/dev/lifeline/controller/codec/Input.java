package dev.lifeline.controller.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.JsonTree.Parsed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One object that was stored. A field that must be there and is not, or is something else, is an
 * {@link IllegalArgumentException} with its path; a number or a flag that is not there is 0 or false, since it was
 * written before there was such a field. No message quotes a value: it may be one of the environment's.
 */
record Input(JsonNode object, String path) {

    /** The whole of a text. */
    static Input of(String json) {
        return switch (JsonTree.read(json)) {
            case Parsed.Tree tree when tree.root().isObject() -> new Input(tree.root(), "");
            case Parsed.Tree other -> throw new IllegalArgumentException("it is no JSON object");
            case Parsed.NotJson broken ->
                throw new IllegalArgumentException(
                        "it is no JSON from line " + broken.line() + ", column " + broken.column());
            case Parsed.Excessive excessive -> throw new IllegalArgumentException("it is nested too deeply");
            case Parsed.KeyTwice twice -> throw new IllegalArgumentException(twice.pointer() + " stands twice");
            case Parsed.SeveralValues several -> throw new IllegalArgumentException("it is more than one JSON value");
        };
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem(at(name), "is missing"));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(node -> text(node, at(name)));
    }

    /** A text that is told by {@code of} whether it is valid. */
    <T> T value(String name, Function<String, T> of) {
        return value(text(name), at(name), of);
    }

    String kind() {
        return text("kind");
    }

    IllegalArgumentException unknownKind() {
        return problem(at("kind"), "names none of the known cases");
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        return word(text(name), at(name), type);
    }

    <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return optionalText(name).map(text -> word(text, at(name), type));
    }

    Instant time(String name) {
        return optionalTime(name).orElseThrow(() -> problem(at(name), "is missing"));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> time(text, at(name)));
    }

    int integer(String name) {
        return optionalInteger(name).orElse(0);
    }

    Optional<Integer> optionalInteger(String name) {
        return optional(name).map(node -> {
            check(node.canConvertToInt(), at(name), "is no whole number");
            return node.intValue();
        });
    }

    long wholeNumber(String name) {
        return optionalWholeNumber(name).orElse(0L);
    }

    Optional<Long> optionalWholeNumber(String name) {
        return optional(name).map(node -> {
            check(node.canConvertToLong(), at(name), "is no whole number");
            return node.longValue();
        });
    }

    boolean flag(String name) {
        return optional(name).filter(JsonNode::booleanValue).isPresent();
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name).map(JsonNode::booleanValue);
    }

    Input object(String name) {
        return optionalObject(name).orElseThrow(() -> problem(at(name), "is missing"));
    }

    Optional<Input> optionalObject(String name) {
        return optional(name).map(node -> nested(node, at(name)));
    }

    <T> List<T> list(String name, Function<Input, T> read) {
        List<T> list = new ArrayList<>();
        for (JsonNode element : array(name)) {
            list.add(read.apply(nested(element, at(name) + "[" + list.size() + "]")));
        }
        return list;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            texts.add(text(element, at(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    List<Instant> times(String name) {
        return texts(name).stream().map(text -> time(text, at(name))).toList();
    }

    /** An object whose keys are values, too; {@code value} is told the object and the key. */
    <K, V> Map<K, V> map(String name, Function<String, K> key, BiFunction<Input, String, V> value) {
        Input map = object(name);
        Map<K, V> values = new LinkedHashMap<>();
        map.object()
                .fieldNames()
                .forEachRemaining(field -> values.put(value(field, at(name), key), value.apply(map, field)));
        return values;
    }

    private JsonNode array(String name) {
        JsonNode node = optional(name).orElseThrow(() -> problem(at(name), "is missing"));
        check(node.isArray(), at(name), "is no array");
        return node;
    }

    private Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Input nested(JsonNode node, String path) {
        check(node.isObject(), path, "is no object");
        return new Input(node, path);
    }

    private static String text(JsonNode node, String path) {
        check(node.isTextual(), path, "is no text");
        return node.textValue();
    }

    private static <E extends Enum<E>> E word(String text, String path, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw problem(path, "is none of the known words");
    }

    /** What is wrong with a text is not said in its own error's words: they may quote it. */
    private static <T> T value(String text, String path, Function<String, T> of) {
        try {
            return of.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw problem(path, "holds an invalid value");
        }
    }

    private static Instant time(String text, String path) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw problem(path, "is no time");
        }
    }

    private static void check(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw problem(path, otherwise);
        }
    }

    private static IllegalArgumentException problem(String path, String what) {
        return new IllegalArgumentException(path + " " + what);
    }
}
