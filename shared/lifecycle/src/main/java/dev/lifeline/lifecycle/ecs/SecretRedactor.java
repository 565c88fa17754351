package dev.lifeline.lifecycle.ecs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes the environment values of a request from texts: errors of ECS and reasons of containers may repeat them. A
 * value of less than four characters is removed only as a separate word, so that texts remain readable.
 */
public final class SecretRedactor {
    private static final int SHORT = 4;
    private static final String HIDDEN = Matcher.quoteReplacement(new Secret("").toString());

    private static final SecretRedactor NONE = new SecretRedactor(Optional.empty());

    private final Optional<Pattern> values;

    private SecretRedactor(Optional<Pattern> values) {
        this.values = values;
    }

    /** A redactor of all environment override values of the request. */
    public static SecretRedactor of(LaunchRequest request) {
        return of(request, List.of());
    }

    /**
     * A redactor of all environment override values of the request.
     *
     * @param others further values to remove
     */
    public static SecretRedactor of(LaunchRequest request, List<String> others) {
        return request.overrides().containers().isEmpty() && others.isEmpty() ? NONE : ofValues(request, others);
    }

    private static SecretRedactor ofValues(LaunchRequest request, List<String> others) {
        Stream<String> values = request.overrides().containers().stream()
                .flatMap(container -> container.environment().values().stream())
                .map(Secret::reveal);
        // The longest first, because a value may be part of another.
        String alternatives = Stream.concat(values, others.stream())
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(SecretRedactor::pattern)
                .collect(Collectors.joining("|"));
        return new SecretRedactor(
                alternatives.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(alternatives)));
    }

    /** The text without the values. */
    public String clean(String text) {
        return values.isEmpty() ? text : values.get().matcher(text).replaceAll(HIDDEN);
    }

    /** The snapshot with ECS's messages cleaned. Names and ARNs are kept, because they identify the task. */
    public EcsTask clean(EcsTask task) {
        return values.isEmpty() ? task : task.reworded(this::clean);
    }

    private static String pattern(String value) {
        String literal = Pattern.quote(value);
        return value.length() < SHORT ? "(?<!\\w)" + literal + "(?!\\w)" : literal;
    }
}
