package dev.lifeline.local.ecs.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping of the document being read. What is wrong is noted and read as absent, so that one reading finds
 * everything; {@link #close} notes the keys that nobody asked for.
 */
public final class YamlMap implements AutoCloseable {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final Problems problems;
    private final String path;
    private final Map<String, JsonNode> values;
    private final Set<String> known = new LinkedHashSet<>();

    /** What was noted so far about a file. */
    public record Problems(String file, List<ScriptProblem> found) {
        public void add(String path, String problem, String hint) {
            found.add(new ScriptProblem(file, path.isEmpty() ? "(document)" : path, problem, hint));
        }
    }

    private YamlMap(Problems problems, String path, Map<String, JsonNode> values) {
        this.problems = problems;
        this.path = path;
        this.values = values;
    }

    public static YamlMap of(Problems problems, String path, JsonNode value) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (!value.isObject()) {
            problems.add(path, "must be a mapping.", "Write 'key: value' lines below it.");
        }
        value.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                problems.add(join(path, entry.getKey()), "has no value.", "Write one or remove the key.");
            } else {
                values.put(entry.getKey(), entry.getValue());
            }
        });
        return new YamlMap(problems, path, values);
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    String pathOf(String key) {
        return join(path, key);
    }

    public void problem(String key, String problem, String hint) {
        problems.add(pathOf(key), problem, hint);
    }

    public Optional<String> text(String key) {
        return value(key).flatMap(value -> {
            if (value.isValueNode()) {
                return Optional.of(value.asText());
            }
            problem(key, "must be a single value.", "Write a text or a number.");
            return Optional.empty();
        });
    }

    /** A mapping as it stands in the file, for a reader of its own; empty where there is none or something else. */
    public Optional<ObjectNode> document(String key) {
        return value(key).flatMap(value -> value instanceof ObjectNode map ? Optional.of(map) : Optional.empty());
    }

    public Optional<Glob> glob(String key) {
        return text(key).map(Glob::new);
    }

    public Optional<Duration> duration(String key) {
        return value(key).flatMap(value -> duration(key, value.asText()));
    }

    private Optional<Duration> duration(String key, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            problem(key, "'" + value + "' is no duration.", "Write a number with ms, s, m or h, such as 90s.");
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** A whole number within the limits. */
    public Optional<Integer> number(String key, int least, int most) {
        return value(key).flatMap(value -> {
            if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
                return Optional.of(value.intValue());
            }
            problem(
                    key,
                    "'" + value.asText() + "' is out of range.",
                    "Write a whole number from " + least + " to " + most + ".");
            return Optional.empty();
        });
    }

    public boolean flag(String key, boolean otherwise) {
        return value(key)
                .map(value -> {
                    if (value.isBoolean()) {
                        return value.booleanValue();
                    }
                    problem(key, "'" + value.asText() + "' is neither true nor false.", "Write true or false.");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return value(key).flatMap(value -> choice(key, value.asText(), type));
    }

    /** A list of an enum's constants. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return items(key).stream()
                .flatMap(item -> choice(key, item.asText(), type).stream())
                .toList();
    }

    private <E extends Enum<E>> Optional<E> choice(String key, String name, Class<E> type) {
        Optional<E> chosen = Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        spelled(constant).equals(name.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst();
        if (chosen.isEmpty()) {
            problem(key, "'" + name + "' is unknown.", "Write one of " + spelledAll(type) + ".");
        }
        return chosen;
    }

    public static <E extends Enum<E>> String spelledAll(Class<E> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants()).map(YamlMap::spelled).toList());
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public <T> Optional<T> map(String key, Function<YamlMap, T> reader) {
        return value(key).map(value -> read(pathOf(key), value, reader));
    }

    public <T> List<T> list(String key, Function<YamlMap, T> reader) {
        List<T> all = new ArrayList<>();
        List<JsonNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            all.add(read(pathOf(key) + "[" + i + "]", items.get(i), reader));
        }
        return all;
    }

    /** Event versions: whole numbers from 1. */
    Set<Long> versions(String key) {
        Set<Long> all = new LinkedHashSet<>();
        items(key).forEach(item -> version(key, item.asText()).ifPresent(all::add));
        return all;
    }

    Map<Long, Duration> delaysByVersion(String key) {
        return map(key, YamlMap::delays).orElse(Map.of());
    }

    private Map<Long, Duration> delays() {
        Map<Long, Duration> all = new LinkedHashMap<>();
        values.keySet()
                .forEach(key -> duration(key)
                        .ifPresent(delay -> version(key, key).ifPresent(version -> all.put(version, delay))));
        return all;
    }

    private Optional<Long> version(String key, String text) {
        if (text.matches("[1-9]\\d{0,8}")) {
            return Optional.of(Long.valueOf(text));
        }
        problem(key, "'" + text + "' is no event version.", "Write whole numbers from 1.");
        return Optional.empty();
    }

    private List<JsonNode> items(String key) {
        return value(key)
                .map(value -> {
                    if (value.isArray()) {
                        return value.valueStream().toList();
                    }
                    problem(key, "must be a list.", "Write '- ' before each entry.");
                    return List.<JsonNode>of();
                })
                .orElse(List.of());
    }

    private <T> T read(String at, JsonNode value, Function<YamlMap, T> reader) {
        try (YamlMap map = of(problems, at, value)) {
            return reader.apply(map);
        }
    }

    private Optional<JsonNode> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void close() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problem(key, "is an unknown key.", "Write one of " + String.join(", ", known) + "."));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
