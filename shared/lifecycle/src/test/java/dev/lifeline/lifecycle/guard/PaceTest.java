package dev.lifeline.lifecycle.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Rate ONE_A_SECOND = new Rate(1, 3);
    private static final Pace.Rates RATES = new Pace.Rates(new Rate(2, 4), ONE_A_SECOND);

    @Test
    void a_bucket_gives_its_burst_at_once_and_then_as_fast_as_it_fills() {
        TokenBucket bucket = TokenBucket.full(ONE_A_SECOND, NOON);
        for (int call = 0; call < 3; call++) {
            bucket = bucket.take(ONE_A_SECOND, NOON).orElseThrow();
        }
        assertThat(bucket.take(ONE_A_SECOND, NOON)).isEmpty();
        assertThat(bucket.next(ONE_A_SECOND, NOON)).isEqualTo(NOON.plusSeconds(1));
        assertThat(bucket.take(ONE_A_SECOND, NOON.plusMillis(999))).isEmpty();
        assertThat(bucket.next(ONE_A_SECOND, NOON.plusMillis(400))).isEqualTo(NOON.plusSeconds(1));
        assertThat(bucket.take(ONE_A_SECOND, NOON.plusSeconds(1))).isPresent();
        assertThat(bucket.next(ONE_A_SECOND, NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void a_bucket_never_holds_more_than_its_burst() {
        TokenBucket rested = new TokenBucket(0, NOON);
        assertThat(rested.take(ONE_A_SECOND, NOON.plus(Duration.ofDays(1))))
                .contains(new TokenBucket(2, NOON.plus(Duration.ofDays(1))));
        assertThat(rested.isFull(ONE_A_SECOND, NOON.plusMillis(2_999))).isFalse();
        assertThat(rested.isFull(ONE_A_SECOND, NOON.plusSeconds(3))).isTrue();
    }

    @Test
    void a_clock_that_is_behind_fills_nothing_and_a_later_one_not_twice() {
        TokenBucket bucket = new TokenBucket(1, NOON);
        TokenBucket left = bucket.take(ONE_A_SECOND, NOON.minusSeconds(5)).orElseThrow();
        assertThat(left).isEqualTo(new TokenBucket(0, NOON));
    }

    @Test
    void a_call_takes_a_token_of_its_cluster_and_one_of_the_account() {
        Pace pace = Pace.rested(RATES, NOON);
        for (int call = 0; call < 3; call++) {
            pace = now(pace.take("prod", RATES, NOON));
        }
        assertThat(pace.take("prod", RATES, NOON)).isEqualTo(new Pace.Turn.Later(NOON.plusSeconds(1), "cluster prod"));
        Pace last = now(pace.take("test", RATES, NOON));
        assertThat(last.take("test", RATES, NOON)).isEqualTo(new Pace.Turn.Later(NOON.plusMillis(500), "the account"));
    }

    @Test
    void a_call_that_the_account_holds_back_costs_its_cluster_nothing() {
        Pace spent = new Pace(new TokenBucket(0, NOON), Map.of("prod", new TokenBucket(1, NOON)));
        assertThat(spent.take("prod", RATES, NOON)).isInstanceOf(Pace.Turn.Later.class);
        Pace later = now(spent.take("prod", RATES, NOON.plusMillis(500)));
        assertThat(later.clusters()).containsEntry("prod", new TokenBucket(0.5, NOON.plusMillis(500)));
    }

    @Test
    void clusters_that_are_quiet_are_forgotten() {
        Pace pace = now(Pace.rested(RATES, NOON).take("prod", RATES, NOON));
        assertThat(now(pace.take("test", RATES, NOON)).clusters()).containsOnlyKeys("prod", "test");
        assertThat(now(pace.take("test", RATES, NOON.plusSeconds(1))).clusters())
                .containsOnlyKeys("test");
    }

    @Test
    void a_rate_that_never_lets_anything_through_is_refused() {
        assertThatThrownBy(() -> new Rate(0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Rate(Double.NaN, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Rate(1, 0)).hasMessageContaining("at least 1");
    }

    private static Pace now(Pace.Turn turn) {
        return ((Pace.Turn.Now) turn).rest();
    }
}
