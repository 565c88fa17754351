package dev.lifeline.controller.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Misfits;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and its unit. */
public final class WrittenDuration {
    public static final String HINT = "write 90s, 10m, 6h or 1d";

    public static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    /** A duration of at least zero. */
    public static final Shape<Duration> SHAPE = Shapes.single(
                    Duration.ZERO, WrittenDuration::read, WrittenDuration::text)
            .with(schema -> Schemas.text("^[0-9]{1,9}(ms|s|m|h|d)$"))
            .named("duration");

    /** A duration above zero. */
    public static final Shape<Duration> SPAN = Shapes.single(
                    Duration.ofMillis(1), WrittenDuration::readSpan, WrittenDuration::text)
            .with(schema -> Schemas.text("^0*[1-9][0-9]{0,8}(ms|s|m|h|d)$"))
            .named("span");

    private WrittenDuration() {}

    /** The duration in the text, if it is one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(Duration.ofMillis(
                        Math.multiplyExact(Long.parseLong(matcher.group(1)), millis(matcher.group(2)))))
                : Optional.empty();
    }

    private static Reading<Duration> read(JsonNode node) {
        if (!node.isTextual()) {
            return new Misfits<>("a duration is expected, not " + JsonTree.kind(node) + "; " + HINT);
        }
        String text = node.textValue();
        return Reading.of(parse(text), Input.quote(text) + " is not a duration; " + HINT)
                .then(duration -> Reading.of(
                        Optional.of(duration).filter(span -> span.compareTo(LONGEST) <= 0),
                        text + " is too long; 365d is the longest"));
    }

    private static Reading<Duration> readSpan(JsonNode node) {
        return read(node)
                .then(span -> Reading.of(
                        Optional.of(span).filter(Duration::isPositive),
                        "a duration above zero is expected, 365d at most; " + HINT));
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

    /** In the largest unit that divides it. */
    public static String text(Duration duration) {
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
