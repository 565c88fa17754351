package dev.lifeline.lifecycle.policy;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static boolean allows(Budget budget, Spent spent, Instant created, Instant now) {
        return budget.shortage(spent, created, now).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, true", "1, 1, false", "3, 2, true", "3, 3, false", "3, 4, false"})
    void it_pays_for_as_many_retries_as_it_has(int retries, int spent, boolean allowed) {
        Budget budget = new Budget(retries, Backoff.NONE);
        assertThat(allows(budget, spent(budget, spent), NOON, NOON.plusSeconds(3600)))
                .isEqualTo(allowed);
    }

    @Test
    void its_window_slides_a_retry_counts_for_as_long_as_the_window_is() {
        Budget budget = budget(2, Optional.of(Duration.ofSeconds(10)), Optional.empty());
        Spent spent = Spent.NOTHING.charged(budget.window(), NOON).charged(budget.window(), at(4));
        assertThat(allows(budget, spent, NOON, at(9))).isFalse();
        assertThat(allows(budget, spent, NOON, at(10)))
                .as("the first no longer counts")
                .isTrue();
        Spent third = spent.charged(budget.window(), at(10));
        assertThat(third.retries()).isEqualTo(3);
        assertThat(third.recent()).containsExactly(at(4), at(10));
        assertThat(allows(budget, third, NOON, at(13))).isFalse();
        assertThat(allows(budget, third, NOON, at(14))).isTrue();
    }

    @Test
    void without_a_window_no_times_are_kept() {
        Budget budget = new Budget(5, Backoff.NONE);
        assertThat(spent(budget, 3)).isEqualTo(new Spent(3, 3, java.util.List.of()));
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"0, true", "59, true", "60, true", "61, false"})
    void it_pays_only_for_a_run_that_is_young_enough(int seconds, boolean allowed) {
        Budget budget = budget(Budget.UNLIMITED, Optional.empty(), Optional.of(Duration.ofMinutes(1)));
        assertThat(allows(budget, spent(budget, 500), NOON, at(seconds))).isEqualTo(allowed);
    }

    @Test
    void both_limits_hold() {
        Budget budget = budget(1, Optional.of(Duration.ofSeconds(10)), Optional.of(Duration.ofMinutes(1)));
        assertThat(allows(budget, spent(budget, 1), NOON, at(5))).isFalse();
        assertThat(allows(budget, spent(budget, 1), NOON, at(60))).isTrue();
        assertThat(allows(budget, Spent.NOTHING, NOON, at(61))).isFalse();
    }

    @Test
    void after_a_rest_the_back_off_begins_anew_and_the_retries_count_on() {
        Budget budget = budget(9, Optional.of(Duration.ofMinutes(1)), Optional.empty());
        Spent rested = spent(budget, 3).rested();
        assertThat(rested.retries()).isEqualTo(3);
        assertThat(rested.streak()).isZero();
        assertThat(rested.recent()).hasSize(3);
        assertThat(rested.charged(budget.window(), NOON).streak()).isEqualTo(1);
        assertThat(rested.charged(budget.window(), NOON).retries()).isEqualTo(4);
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static Spent spent(Budget budget, int retries) {
        Spent spent = Spent.NOTHING;
        for (int retry = 0; retry < retries; retry++) {
            spent = spent.charged(budget.window(), NOON);
        }
        return spent;
    }

    private static Budget budget(int retries, Optional<Duration> window, Optional<Duration> within) {
        return new Budget(retries, window, within, Optional.empty(), Backoff.NONE);
    }
}
