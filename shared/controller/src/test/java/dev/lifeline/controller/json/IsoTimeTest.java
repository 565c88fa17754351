package dev.lifeline.controller.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compared with the JDK's parser. */
class IsoTimeTest {
    private static final long SEED = 20_261_127;
    private static final int TEXTS = 200_000;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final String LETTERS = "0123456789-:.TZtz+ \u0660x";

    @Test
    void every_day_of_a_century_and_every_second_of_a_day_is_what_the_JDK_reads() {
        for (LocalDate day = LocalDate.of(1969, 12, 30); day.getYear() < 2070; day = day.plusDays(1)) {
            assertAsJdk(day + "T21:22:46.713Z");
        }
        for (int second = 0; second < 86_400; second++) {
            assertAsJdk("%s%02d:%02d:%02dZ".formatted("2028-02-29T", second / 3600, second / 60 % 60, second % 60));
        }
    }

    @Test
    void dates_and_times_that_do_not_exist_are_what_the_JDK_makes_of_them() {
        for (int month = 0; month <= 13; month++) {
            for (int day = 0; day <= 32; day++) {
                assertAsJdk("2027-%02d-%02dT10:00:00Z".formatted(month, day));
                assertAsJdk("2028-%02d-%02dT10:00:00.5Z".formatted(month, day));
            }
        }
        for (int part = 0; part <= 99; part++) {
            assertAsJdk("2027-01-01T%02d:00:00Z".formatted(part));
            assertAsJdk("2027-01-01T10:%02d:00Z".formatted(part));
            assertAsJdk("2027-01-01T10:00:%02dZ".formatted(part));
        }
        assertAsJdk("2027-01-01T24:00:00Z");
        assertAsJdk("2016-12-31T23:59:60Z");
        assertAsJdk("0000-01-01T00:00:00Z");
    }

    @Test
    void a_time_in_whatever_precision_and_however_damaged_is_what_the_JDK_reads() {
        Random random = new Random(SEED);
        int read = 0;
        for (int count = 0; count < TEXTS; count++) {
            String text = text(random);
            read += assertAsJdk(text).isPresent() ? 1 : 0;
        }
        assertThat(read).as("seed %d", SEED).isBetween(TEXTS / 4, TEXTS * 3 / 4);
    }

    @Test
    void the_first_and_the_last_moments_count_as_no_times() {
        assertThat(IsoTime.parse("1970-01-01T00:00:00Z")).isEmpty();
        assertThat(IsoTime.parse("1970-01-01T00:00:00.000000001Z")).contains(Instant.ofEpochSecond(0, 1));
        assertThat(IsoTime.parse("9999-12-30T23:59:59.999999999Z")).contains(END.minusNanos(1));
        assertThat(IsoTime.parse("9999-12-31T00:00:00Z")).isEmpty();
    }

    private static String text(Random random) {
        String zone = random.nextInt(8) == 0 ? "+02:00" : "Z";
        int digits = random.nextInt(11);
        String fraction = digits == 0
                ? ""
                : "." + "%010d".formatted(random.nextInt(1_000_000_000)).substring(0, digits);
        StringBuilder text = new StringBuilder("%04d-%02d-%02dT%02d:%02d:%02d%s%s"
                .formatted(
                        1960 + random.nextInt(100),
                        random.nextInt(14),
                        random.nextInt(33),
                        random.nextInt(25),
                        random.nextInt(61),
                        random.nextInt(61),
                        fraction,
                        zone));
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(text.length());
            String letter = String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
            text.replace(at, at + random.nextInt(2), random.nextBoolean() ? letter : "");
        }
        return text.toString();
    }

    private static Optional<Instant> assertAsJdk(String text) {
        Optional<Instant> time = IsoTime.parse(text);
        assertThat(time).as(text).isEqualTo(jdk(text));
        return time;
    }

    private static Optional<Instant> jdk(String text) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from))
                    .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(END));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
