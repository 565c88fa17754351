package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.policy.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of whole numbers: parsing and formatting. */
final class Ranges {
    private static final Pattern CODES_PATTERN = Pattern.compile("(-?\\d{1,10})(?:-(-?\\d{1,10}))?");
    private static final Pattern ATTEMPTS_PATTERN = Pattern.compile("(\\d{0,6})(-?)(\\d{0,6})");
    private static final String CODES_HINT = "write 2 or \"64-78\"";
    private static final String ATTEMPTS_HINT = "write 3, \"2-5\", \"2-\" or \"-5\"";
    private static final int MOST_ATTEMPTS = Limits.STANDARD.attempts();

    /** Exit codes; Windows has negative ones. */
    static final Shape<Range> CODES = Shapes.single(Range.of(0), Ranges::codes, Ranges::code)
            .with(schema -> Schemas.any(
                    Shapes.integer(Integer.MIN_VALUE, Integer.MAX_VALUE).schema(),
                    Schemas.text("^-?[0-9]{1,10}(--?[0-9]{1,10})?$")))
            .named("codes");

    /** Attempts, from 1; an open range includes all that follow. */
    static final Shape<Range> ATTEMPTS = Shapes.single(Range.of(1), Ranges::attempts, Ranges::text)
            .with(schema -> Schemas.any(
                    Shapes.integer(1, MOST_ATTEMPTS).schema(),
                    Schemas.text("^([0-9]{1,6}(-[0-9]{0,6})?|-[0-9]{1,6})$")));

    private Ranges() {}

    private static Reading<Range> codes(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return new Fits<>(Range.of(node.intValue()));
        }
        Matcher matcher = CODES_PATTERN.matcher(node.isTextual() ? node.textValue() : "");
        if (!matcher.matches()) {
            return misfit("an exit code or a range of them is expected", node, CODES_HINT);
        }
        long least = Long.parseLong(matcher.group(1));
        long most = matcher.group(2) == null ? least : Long.parseLong(matcher.group(2));
        if ((int) least != least || (int) most != most) {
            return misfit("an exit code of at most 32 bits is expected", node, CODES_HINT);
        }
        return range((int) least, (int) most);
    }

    private static Reading<Range> attempts(JsonNode node) {
        String text = node.isIntegralNumber() || node.isTextual() ? node.asText() : "";
        Matcher matcher = ATTEMPTS_PATTERN.matcher(text);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(3).isEmpty())) {
            return misfit("an attempt or a range of them is expected", node, ATTEMPTS_HINT);
        }
        boolean single = matcher.group(2).isEmpty();
        if (single && !matcher.group(3).isEmpty()) {
            return misfit("an attempt or a range of them is expected", node, ATTEMPTS_HINT);
        }
        int least = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
        int most = matcher.group(3).isEmpty() ? (single ? least : MOST_ATTEMPTS) : Integer.parseInt(matcher.group(3));
        if (least < 1 || least > MOST_ATTEMPTS) {
            return new Misfits<>("attempts are counted from 1 to " + MOST_ATTEMPTS + "; " + ATTEMPTS_HINT);
        }
        return range(least, most >= MOST_ATTEMPTS && !single ? Integer.MAX_VALUE : most);
    }

    private static Reading<Range> range(int least, int most) {
        return least <= most
                ? new Fits<>(new Range(least, most))
                : new Misfits<>(
                        "a range from " + least + " to " + most + " is empty; write \"" + most + "-" + least + "\"");
    }

    private static Reading<Range> misfit(String expected, JsonNode node, String hint) {
        String instead = node.isTextual() ? Scalars.quote(node.textValue()) : JsonTree.kind(node);
        return new Misfits<>(expected + ", not " + instead + "; " + hint);
    }

    private static Object code(Range range) {
        return range.least() == range.most() ? range.least() : (Object) text(range);
    }

    private static String text(Range range) {
        if (range.most() == Integer.MAX_VALUE) {
            return range.least() + "-";
        }
        return range.least() == range.most() ? String.valueOf(range.least()) : range.least() + "-" + range.most();
    }

    /** The same numbers in the fewest ranges, in order. */
    static List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparingInt(Range::least)).forEach(range -> {
            if (!merged.isEmpty() && range.least() <= (long) merged.getLast().most() + 1) {
                Range before = merged.removeLast();
                merged.add(new Range(before.least(), Math.max(before.most(), range.most())));
            } else {
                merged.add(range);
            }
        });
        return merged;
    }
}
