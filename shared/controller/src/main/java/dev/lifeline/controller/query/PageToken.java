package dev.lifeline.controller.query;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a listing begins.
 *
 * @param after the position in the index; empty for its beginning
 */
public record PageToken(ListingStage stage, Optional<String> after) {
    private static final int LONGEST = 4_000;

    private static final String KEY = "#[A-Za-z0-9-]{1,32}-[0-9a-f]{20}";

    /** One position for each shard of the index of deadlines, or one in the history. */
    private static final Pattern TEXT = Pattern.compile("L(SHARD(?:,SHARD){0,63})|E((?:[0-9]{13}KEY)?)"
            .replace("SHARD", "(?:[0-9]{1,13}KEY)?")
            .replace("KEY", KEY));

    /** In the form that callers pass back. */
    public static final Shape<PageToken> SHAPE = Shapes.TEXT
            .parsed(
                    new PageToken(ListingStage.UNFINISHED, Optional.empty()),
                    text -> Reading.of(parse(text), "not the next of an answer; leave it out to begin again"),
                    PageToken::text)
            .with(schema -> schema.put("maxLength", LONGEST));

    /** The index that a page reads, in the order of pages. */
    public enum ListingStage {
        UNFINISHED,
        HISTORY
    }

    static PageToken beginning(ListingStage stage) {
        return new PageToken(stage, Optional.empty());
    }

    private String text() {
        String prefix = switch (stage) {
            case UNFINISHED -> "L";
            case HISTORY -> "E";
        };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((prefix + after.orElse("")).getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<PageToken> parse(String text) {
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+") || text.length() % 4 == 1) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return parts.group(1) != null
                ? Optional.of(new PageToken(ListingStage.UNFINISHED, present(parts.group(1))))
                : Optional.of(new PageToken(ListingStage.HISTORY, present(parts.group(2))));
    }

    private static Optional<String> present(String position) {
        return Optional.of(position).filter(text -> !text.isEmpty());
    }
}
