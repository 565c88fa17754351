package dev.lifeline.lifecycle.ecs;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the environment values of a request out of texts: ECS repeats in its errors what it was sent, and a container's
 * reason may repeat what it was given. A value of less than four characters is taken out only where it stands alone:
 * inside of words it is no secret and the text must stay readable.
 */
public final class SecretRedactor {
    private static final int SHORT = 4;
    private static final String HIDDEN = Matcher.quoteReplacement(new Secret("").toString());

    private static final SecretRedactor NONE = new SecretRedactor(Optional.empty());

    private final Optional<Pattern> values;

    private SecretRedactor(Optional<Pattern> values) {
        this.values = values;
    }

    /** Knows the values of all environment overrides of the request. */
    public static SecretRedactor of(LaunchRequest request) {
        return request.overrides().containers().isEmpty() ? NONE : ofOverrides(request);
    }

    private static SecretRedactor ofOverrides(LaunchRequest request) {
        // The longest first: a value may be a part of another.
        String alternatives = request.overrides().containers().stream()
                .flatMap(container -> container.environment().values().stream())
                .map(Secret::reveal)
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

    /** The snapshot with ECS's words cleaned. Names and ARNs stay: they say which task it is. */
    public EcsTask clean(EcsTask task) {
        return values.isEmpty() ? task : task.reworded(this::clean);
    }

    private static String pattern(String value) {
        String literal = Pattern.quote(value);
        return value.length() < SHORT ? "(?<!\\w)" + literal + "(?!\\w)" : literal;
    }
}
