package dev.lifeline.controller.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and its unit. */
public final class Durations {
    public static final String HINT = "write 90s, 10m, 6h or 1d";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration that the text spells, if it spells one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(Duration.ofMillis(
                        Math.multiplyExact(Long.parseLong(matcher.group(1)), millis(matcher.group(2)))))
                : Optional.empty();
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /** In the largest unit that leaves nothing over. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0 || millis == 0) {
            return millis / 1_000 + "s";
        }
        if (millis % 3_600_000 != 0) {
            return millis / 60_000 + "m";
        }
        return millis % 86_400_000 == 0 ? millis / 86_400_000 + "d" : millis / 3_600_000 + "h";
    }
}
