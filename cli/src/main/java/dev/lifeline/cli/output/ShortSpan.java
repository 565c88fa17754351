package dev.lifeline.cli.output;

import java.time.Duration;
import java.util.Locale;

/** A span of time in two units at most: {@code 7s}, {@code 12m07s}, {@code 3h05m}, {@code 2d04h}. */
public final class ShortSpan {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private ShortSpan() {}

    public static String of(Duration span) {
        long all = Math.max(0, span.toSeconds());
        if (all < MINUTE) {
            return all + "s";
        }
        if (all < HOUR) {
            return String.format(Locale.ROOT, "%dm%02ds", all / MINUTE, all % MINUTE);
        }
        return all < DAY
                ? String.format(Locale.ROOT, "%dh%02dm", all / HOUR, all % HOUR / MINUTE)
                : String.format(Locale.ROOT, "%dd%02dh", all / DAY, all % DAY / HOUR);
    }
}
