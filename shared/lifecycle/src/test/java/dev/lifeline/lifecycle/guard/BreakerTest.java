package dev.lifeline.lifecycle.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.guard.Breaker.HalfOpen;
import dev.lifeline.lifecycle.guard.Breaker.Open;
import dev.lifeline.lifecycle.guard.Breaker.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Breaker.Rules RULES = new Breaker.Rules(
            3, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(6), Duration.ofMinutes(10));

    @Test
    void it_opens_with_the_last_failure_that_is_one_too_many() {
        Breaker breaker = Breaker.unharmed();
        breaker = breaker.failed("a/1", RULES, NOON);
        breaker = breaker.failed("b/1", RULES, NOON.plusSeconds(1));
        assertThat(breaker.admit("c/1", RULES, NOON.plusSeconds(1))).isEqualTo(new Passage.Free());
        breaker = breaker.failed("c/1", RULES, NOON.plusSeconds(2));
        assertThat(breaker).isEqualTo(new Open(NOON.plusSeconds(62), 1));
    }

    @Test
    void failures_count_within_the_window_alone() {
        Breaker breaker = Breaker.unharmed()
                .failed("a/1", RULES, NOON)
                .failed("a/2", RULES, NOON.plusSeconds(1))
                .failed("a/3", RULES, NOON.plusSeconds(300));
        assertThat(breaker).isEqualTo(new Breaker.Closed(List.of(NOON.plusSeconds(1), NOON.plusSeconds(300))));
        assertThat(breaker.failed("a/4", RULES, NOON.plusSeconds(300))).isInstanceOf(Open.class);
    }

    @Test
    void while_it_is_open_launches_wait_and_further_failures_are_no_news() {
        Breaker open = new Open(NOON, 1);
        assertThat(open.admit("a/1", RULES, NOON.minusMillis(1))).isEqualTo(new Passage.Wait(NOON));
        assertThat(open.failed("a/1", RULES, NOON.minusMillis(1))).isSameAs(open);
    }

    @Test
    void then_one_launch_is_the_probe_and_the_others_wait_for_it() {
        Passage passage = new Open(NOON, 1).admit("a/1", RULES, NOON);
        HalfOpen half = new HalfOpen("a/1", NOON.plus(Duration.ofMinutes(10)), 1);
        assertThat(passage).isEqualTo(new Passage.AsProbe(half));
        assertThat(half.admit("b/1", RULES, NOON)).isEqualTo(new Passage.Wait(half.until()));
        // RunTask may have to be repeated.
        assertThat(half.admit("a/1", RULES, NOON.plusSeconds(30))).isEqualTo(new Passage.Free());
    }

    @Test
    void a_probe_of_which_nothing_is_heard_is_followed_by_another() {
        HalfOpen half = new HalfOpen("a/1", NOON, 2);
        assertThat(half.admit("b/1", RULES, NOON))
                .isEqualTo(new Passage.AsProbe(new HalfOpen("b/1", NOON.plus(Duration.ofMinutes(10)), 2)));
    }

    @ParameterizedTest(name = "after {0} times it stays open for {1} minutes")
    @CsvSource({"1, 2", "2, 4", "3, 6", "4, 6", "40, 6", "2000000000, 6"})
    void a_probe_that_fails_opens_it_for_twice_as_long(int times, long minutes) {
        HalfOpen half = new HalfOpen("a/1", NOON.plusSeconds(600), times);
        assertThat(half.failed("a/1", RULES, NOON))
                .isEqualTo(new Open(NOON.plus(Duration.ofMinutes(minutes)), times + 1));
    }

    @Test
    void the_failure_of_one_that_is_not_the_probe_says_nothing_new() {
        HalfOpen half = new HalfOpen("a/1", NOON.plusSeconds(600), 1);
        assertThat(half.failed("b/1", RULES, NOON)).isSameAs(half);
    }
}
