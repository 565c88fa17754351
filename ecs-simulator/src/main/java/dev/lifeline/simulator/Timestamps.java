package dev.lifeline.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The two formats of a moment in ECS. */
public final class Timestamps {
    private Timestamps() {}

    /** ISO-8601 in UTC, milliseconds without trailing zeros: {@code 21:22:46.71Z}, {@code 20:38:27Z}. */
    static String inEvent(Instant moment) {
        String seconds = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        long millis = moment.toEpochMilli() - moment.getEpochSecond() * 1000;
        if (millis == 0) {
            return seconds;
        }
        String fraction = "%03d".formatted(millis).replaceAll("0+$", "");
        return seconds.substring(0, seconds.length() - 1) + "." + fraction + "Z";
    }

    /** Seconds since 1970 with milliseconds as a fraction, as in the JSON API. */
    public static double inApi(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
