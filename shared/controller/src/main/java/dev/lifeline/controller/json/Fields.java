package dev.lifeline.controller.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
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
 * names those that nobody asked for, and compares fields with each other. One mistake is one problem: what depends on a
 * field that could not be read is not checked.
 */
public final class Fields {
    private final String path;
    private final JsonNode object;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> misspelled = new HashSet<>();
    private final List<Runnable> checks = new ArrayList<>();

    /** @param object a JSON object */
    public Fields(String path, JsonNode object, Problems problems) {
        this.path = path;
        this.object = object;
        this.problems = problems;
    }

    public Optional<String> text(String name) {
        return field(name, JsonNode::isTextual, "a text", JsonNode::textValue);
    }

    /** A text that must be there; reads as empty where it is not, so that reading can go on. */
    public String requiredText(String name) {
        Optional<String> text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty() && present(name)) {
            problem(name, "empty");
        }
        check(List.of(name), () -> {
            if (!present(name)) {
                problem(name, "missing");
            }
        });
        return text.orElse("");
    }

    public Optional<Integer> integer(String name) {
        return field(
                name, node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number", JsonNode::intValue);
    }

    public boolean flag(String name) {
        return choice(name).orElse(false);
    }

    /** True, false, or not said. */
    public Optional<Boolean> choice(String name) {
        return field(name, JsonNode::isBoolean, "true or false", JsonNode::booleanValue);
    }

    /** An object in the field, read by {@code read}. */
    public <T> Optional<T> object(String name, Function<Fields, T> read) {
        return field(name, JsonNode::isObject, "an object", node -> node).map(node -> nested(at(name), node, read));
    }

    /** A list in the field, each element read by {@code read}. */
    public <T> List<T> list(String name, Function<Fields, T> read) {
        return elements(name, JsonNode::isObject, "an object", (elementPath, node) -> nested(elementPath, node, read));
    }

    /** The value in the field, of whatever type. */
    public <T> Optional<T> value(String name, Function<JsonNode, Reading<T>> read) {
        return present(name) ? noted(name, read.apply(object.get(name))) : Optional.empty();
    }

    /** One value, or a list of at least one. Each that does not fit is a problem. */
    public <T> List<T> oneOrMore(String name, Function<JsonNode, Reading<T>> read) {
        if (!present(name) || !object.get(name).isArray()) {
            return value(name, read).stream().toList();
        }
        if (object.get(name).isEmpty()) {
            problem(name, "an empty list says nothing: name at least one, or leave the field out");
        }
        List<T> values = new ArrayList<>();
        for (int index = 0; index < object.get(name).size(); index++) {
            noted(name + "[" + index + "]", read.apply(object.get(name).get(index)))
                    .ifPresent(values::add);
        }
        return values;
    }

    /** An object whose keys the user chooses and whose values are texts. */
    public Map<String, String> textsByKey(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        field(name, JsonNode::isObject, "an object", node -> node)
                .ifPresent(map -> map.properties().forEach(entry -> {
                    if (entry.getValue().isTextual()) {
                        texts.put(entry.getKey(), entry.getValue().textValue());
                    } else {
                        problem(name + "." + entry.getKey(), "a text is expected, not " + kind(entry.getValue()));
                    }
                }));
        return texts;
    }

    public List<String> texts(String name) {
        return elements(name, JsonNode::isTextual, "a text", (elementPath, node) -> node.textValue());
    }

    /**
     * A list of pairs, as AWS writes maps. A name that stands twice is a problem: nobody could tell which one counts.
     */
    public Map<String, String> pairs(String name, String keyField, String valueField) {
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

    public void problem(String name, String message) {
        problems.add(new Problem(at(name), message));
    }

    /** Notes a field that must be there and is not. */
    public void require(String name, String hint) {
        check(List.of(name), () -> {
            if (!present(name)) {
                problem(name, "missing; " + hint);
            }
        });
    }

    /** Checks what these fields mean together, once all are read; not if one of them has a problem of its own. */
    public void check(List<String> names, Runnable check) {
        checks.add(() -> {
            if (names.stream().allMatch(this::sound)) {
                check.run();
            }
        });
    }

    /** Whether the field, present or not, is as its author meant it: complete only after {@link #finish}. */
    public boolean sound(String name) {
        return problems.noneAt(at(name)) && !misspelled.contains(name);
    }

    /** Notes a field that others know and that must be left out here, with the reason. */
    public void refuse(String name, String why) {
        refused.add(name);
        if (object.hasNonNull(name)) {
            problem(name, why);
        }
    }

    /** Notes a list that is too long. */
    public void atMost(String name, int count, int most) {
        if (count > most) {
            problem(name, "at most " + most + " are allowed, not " + count);
        }
    }

    /** Whether the field is an object, for one that may also be something shorter. */
    public boolean holdsObject(String name) {
        return present(name) && object.get(name).isObject();
    }

    /** Notes what is wrong with the object as a whole. */
    public void problem(String message) {
        problems.add(new Problem(path, message));
    }

    public boolean isEmpty() {
        return object.isEmpty();
    }

    public boolean present(String name) {
        known.add(name);
        return object.hasNonNull(name);
    }

    /** Names the fields that nobody asked for, then runs the checks. */
    public void finish() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !refused.contains(name)) {
                problem(name, "unknown field" + Spelling.hint(name, known));
                Spelling.meant(name, known).ifPresent(misspelled::add);
            }
        });
        checks.forEach(Runnable::run);
    }

    private <T> Optional<T> noted(String name, Reading<T> reading) {
        return switch (reading) {
            case Reading.Fits<T> fits -> Optional.of(fits.value());
            case Reading.Misfits<T> misfits -> {
                problem(name, misfits.problem());
                yield Optional.empty();
            }
        };
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

    /** What a value is, in a person's words. */
    public static String kind(JsonNode node) {
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
