package dev.lifeline.aws;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the environment values of a request out of the texts that ECS answers with, since ECS repeats in them what it
 * was sent. A value of less than four characters is hidden only where it stands alone: inside of words it is no secret
 * and the text must stay readable.
 */
final class Hiding {
    private static final int SHORT = 4;

    private final Optional<Pattern> values;

    private Hiding(Optional<Pattern> values) {
        this.values = values;
    }

    static Hiding valuesOf(LaunchRequest request) {
        // The longest first: a value may be a part of another.
        String alternatives = request.overrides().containers().stream()
                .flatMap(container -> container.environment().values().stream())
                .map(Secret::reveal)
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Hiding::pattern)
                .collect(Collectors.joining("|"));
        return new Hiding(alternatives.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(alternatives)));
    }

    /** The text without the values, at most 500 characters long. */
    String clean(String text) {
        return ErrorText.cut(values.map(pattern -> pattern.matcher(text).replaceAll("(hidden)"))
                .orElse(text));
    }

    private static String pattern(String value) {
        String literal = Pattern.quote(value);
        return value.length() < SHORT ? "(?<!\\w)" + literal + "(?!\\w)" : literal;
    }
}
