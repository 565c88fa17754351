package dev.lifeline.tests.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and {@code key=value} pairs of a claim; a value with spaces stands in quotes. */
record ClaimWords(Set<String> plain, Map<String, String> values) {
    private static final Pattern WORD = Pattern.compile("([a-zA-Z-]+)(?:=(\"[^\"]*\"|\\S+))?");
    private static final Pattern DURATION = Pattern.compile("(\\d+)([smhd])");

    static ClaimWords of(String text) {
        Set<String> plain = new LinkedHashSet<>();
        Map<String, String> values = new LinkedHashMap<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.group(2) == null) {
                plain.add(word.group(1));
            } else {
                values.put(word.group(1), word.group(2).replace("\"", ""));
            }
        }
        return new ClaimWords(plain, values);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<Integer> number(String key) {
        return value(key).map(Integer::valueOf);
    }

    Optional<Duration> duration(String key) {
        return value(key).map(ClaimWords::span);
    }

    static Duration span(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no duration: " + text);
        }
        return Duration.parse((matcher.group(2).equals("d") ? "P" : "PT")
                + matcher.group(1)
                + matcher.group(2).toUpperCase(Locale.ROOT));
    }
}
