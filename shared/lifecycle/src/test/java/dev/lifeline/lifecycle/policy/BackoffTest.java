package dev.lifeline.lifecycle.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest(name = "{0} from {1} s by {2}, at most {3} s: {4}")
    @CsvSource({
        "CONSTANT,    7, 1,   10, 7 7 7 7 7 7",
        "CONSTANT,    7, 9,   10, 7 7 7 7 7 7",
        "EXPONENTIAL, 1, 2,   10, 1 2 4 8 10 10",
        "EXPONENTIAL, 2, 3,  100, 2 6 18 54 100 100",
        "EXPONENTIAL, 2, 1.5, 60, 2 3 4.5 6.75 10.125 15.188",
        "EXPONENTIAL, 5, 1,   60, 5 5 5 5 5 5",
        "FIBONACCI,   1, 1,  100, 1 2 3 5 8 13",
        "FIBONACCI,   2, 1,   15, 2 4 6 10 15 15",
        "FIBONACCI,   2, 7,   15, 2 4 6 10 15 15",
        "EXPONENTIAL, 0, 2,   10, 0 0 0 0 0 0",
        "EXPONENTIAL, 4, 2,    4, 4 4 4 4 4 4",
    })
    void the_base_grows_from_retry_to_retry_up_to_its_cap(
            Growth growth, int initial, double factor, int cap, String delays) {
        Backoff backoff = backoff(growth, initial, factor, cap, Jitter.NONE);
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(retry -> backoff.delay(retry, 0.7)))
                .isEqualTo(seconds(delays));
    }

    @ParameterizedTest(name = "jitter {0}, random {1}: {2} s of 8 s")
    @CsvSource({
        "NONE, 0, 8",
        "NONE, 0.999, 8",
        "FULL, 0, 0",
        "FULL, 0.25, 2",
        "FULL, 0.75, 6",
        "EQUAL, 0, 4",
        "EQUAL, 0.5, 6",
        "EQUAL, 0.75, 7",
    })
    void jitter_spreads_the_base_by_the_random_number_given(Jitter jitter, double random, int delay) {
        assertThat(backoff(Growth.EXPONENTIAL, 1, 2, 60, jitter).delay(4, random))
                .isEqualTo(Duration.ofSeconds(delay));
    }

    @Test
    void jitter_is_taken_of_the_capped_base() {
        assertThat(backoff(Growth.EXPONENTIAL, 1, 2, 10, Jitter.FULL).delay(20, 0.5))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 100", "EXPONENTIAL, 3600", "FIBONACCI, 3600"})
    void a_huge_number_of_retries_waits_the_cap(Growth growth, int delay) {
        assertThat(backoff(growth, 100, 10, 3600, Jitter.NONE).delay(Integer.MAX_VALUE, 0))
                .isEqualTo(Duration.ofSeconds(delay));
    }

    @Test
    void none_waits_not_at_all() {
        assertThat(Backoff.NONE.delay(3, 0.9)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 10", "11, 2, 10", "1, 0.9, 10", "1, NaN, 10"})
    void a_backoff_that_shrinks_or_has_no_room_is_refused(int initial, double factor, int cap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backoff(Growth.EXPONENTIAL, initial, factor, cap, Jitter.NONE))
                .withMessageContaining("factor " + factor);
    }

    private static Backoff backoff(Growth growth, int initial, double factor, int cap, Jitter jitter) {
        return new Backoff(growth, Duration.ofSeconds(initial), factor, Duration.ofSeconds(cap), jitter);
    }

    private static List<Duration> seconds(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word -> Duration.ofMillis(Math.round(Double.parseDouble(word) * 1000)))
                .toList();
    }
}
