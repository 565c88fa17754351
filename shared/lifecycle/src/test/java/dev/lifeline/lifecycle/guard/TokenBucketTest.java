package dev.lifeline.lifecycle.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Rate RATE = new Rate(2, 3);

    private TokenBucket bucket = TokenBucket.full(RATE, NOW);

    /** How many calls may be made at once. */
    private int takeAll(Instant now) {
        int taken = 0;
        for (var left = bucket.take(RATE, now); left.isPresent(); left = bucket.take(RATE, now)) {
            bucket = left.get();
            taken++;
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"0,0", "499,0", "500,1", "999,1", "1000,2", "1500,3", "60000,3"})
    void an_empty_bucket_fills_at_its_rate_and_not_beyond_its_burst(long millis, int tokens) {
        assertThat(takeAll(NOW)).isEqualTo(3);
        assertThat(takeAll(NOW.plusMillis(millis))).isEqualTo(tokens);
    }

    @Test
    void a_clock_that_is_behind_fills_nothing_twice() {
        takeAll(NOW);
        assertThat(takeAll(NOW.minusSeconds(10))).isZero();
        assertThat(takeAll(NOW.plusMillis(500))).isEqualTo(1);
        assertThat(takeAll(NOW)).isZero();
        assertThat(takeAll(NOW.plusMillis(500))).isZero();
    }
}
