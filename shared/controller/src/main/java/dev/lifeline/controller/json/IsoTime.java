package dev.lifeline.controller.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Moments in JSON: ISO 8601 with a zone, whole seconds or up to nine digits more, {@code Z} or an offset; after 1970
 * and before the last day of the year 9999, so that every duration can be added to them.
 *
 * <p>ECS writes {@code 2026-08-01T21:22:46.713Z}. This class reads that form itself, because the JDK's parser is many
 * times slower and would dominate the reading of an event. The JDK reads every other form.
 */
public final class IsoTime {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** A 0 stands for any digit. */
    private static final String SECONDS = "0000-00-00T00:00:00";

    private static final int FRACTION = SECONDS.length() + 1;
    private static final int DIGITS = 9;
    private static final long SECONDS_PER_DAY = 86_400;

    private IsoTime() {}

    /** The moment in the text; empty for any other text. */
    public static Optional<Instant> parse(String text) {
        return (isUsual(text) ? usual(text) : any(text))
                .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(END));
    }

    private static Optional<Instant> any(String text) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        if (last < SECONDS.length() || last > FRACTION + DIGITS || text.charAt(last) != 'Z') {
            return false;
        }
        for (int at = 0; at < SECONDS.length(); at++) {
            char expected = SECONDS.charAt(at);
            if (expected == '0' ? !isDigit(text.charAt(at)) : text.charAt(at) != expected) {
                return false;
            }
        }
        return last == SECONDS.length() || isFraction(text, last);
    }

    private static boolean isFraction(String text, int last) {
        for (int at = FRACTION; at < last; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return text.charAt(FRACTION - 1) == '.' && last > FRACTION;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static Optional<Instant> usual(String text) {
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            int second = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                    .toSecondOfDay();
            return Optional.of(Instant.ofEpochSecond(day * SECONDS_PER_DAY + second, nanos(text)));
        } catch (DateTimeException noSuchDate) {
            return any(text);
        }
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int at = start; at < end; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static int nanos(String text) {
        int digits = Math.max(0, text.length() - 1 - FRACTION);
        int nanos = number(text, FRACTION, FRACTION + digits);
        for (int missing = digits; missing < DIGITS; missing++) {
            nanos *= 10;
        }
        return nanos;
    }
}
