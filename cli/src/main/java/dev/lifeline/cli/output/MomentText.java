package dev.lifeline.cli.output;

import dev.lifeline.controller.shape.WrittenDuration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as people write them. */
public final class MomentText {
    private MomentText() {}

    /** For people, without fractions of a second. */
    public static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * {@code 24h} is a day ago; {@code 2026-08-03T02:00:00Z} is itself.
     *
     * @throws WrongInput if it is neither
     */
    public static Instant past(String option, String text, Instant now) {
        return WrittenDuration.parse(text).map(now::minus).orElseGet(() -> instant(option, text));
    }

    private static Instant instant(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new WrongInput(option + ": " + text + " is neither a duration nor a time; write 90s, 10m, 6h, 1d, or"
                    + " 2026-08-03T02:00:00Z");
        }
    }
}
