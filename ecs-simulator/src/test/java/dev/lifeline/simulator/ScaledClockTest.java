package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A scaled clock")
final class ScaledClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    @DisplayName("starts at its moment, never goes back, and runs faster than real time")
    void runsFast() {
        long before = System.nanoTime();
        ScaledClock clock = ScaledClock.starting(START, 1_000_000);
        Instant first = clock.instant();
        Instant second = clock.instant();
        Duration real = Duration.ofNanos(System.nanoTime() - before);

        assertThat(first).isAfterOrEqualTo(START);
        assertThat(second).isAfterOrEqualTo(first);
        assertThat(Duration.between(START, second)).isBetween(Duration.ofNanos(1), real.multipliedBy(1_000_000));
    }

    @Test
    @DisplayName("tells how long a simulated duration really takes")
    void realDuration() {
        assertThat(ScaledClock.starting(START, 60).real(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("refuses a factor with which time would not pass")
    void refusesFactor(double factor) {
        assertThatThrownBy(() -> ScaledClock.starting(START, factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor");
    }
}
