package dev.lifeline.lifecycle.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Instant taken = Instant.EPOCH;

    /** The slot of the next call, which takes the lane for one interval more. */
    private Instant next(Lane lane, Instant now) {
        taken = (taken.isAfter(now) ? taken : now).plus(lane.interval());
        return lane.slot(taken);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,25", "20,50", "40,100", "3,1", "7,3"})
    void after_a_rest_a_burst_goes_at_once_and_the_rest_one_interval_after_the_other(int rate, int burst) {
        Lane lane = new Lane("any", new Rate(rate, burst));
        List<Instant> slots = new ArrayList<>();
        for (int call = 0; call < burst + 5; call++) {
            slots.add(next(lane, NOW));
        }
        assertThat(slots.subList(0, burst)).allSatisfy(slot -> assertThat(slot).isBeforeOrEqualTo(NOW));
        for (int call = burst; call < burst + 5; call++) {
            assertThat(slots.get(call)).isEqualTo(NOW.plus(lane.interval().multipliedBy(call + 1L - burst)));
        }
    }

    @Test
    void no_span_of_time_has_more_slots_than_its_rate_and_one_burst() {
        Lane lane = new Lane("any", new Rate(10, 5));
        List<Instant> slots = new ArrayList<>();
        for (int call = 0; call < 400; call++) {
            Instant now = NOW.plusMillis(call * 37L % 9_000 * (call % 3));
            Instant slot = next(lane, now);
            slots.add(slot.isBefore(now) ? now : slot);
        }
        slots.sort(Instant::compareTo);
        for (int from = 0; from < slots.size(); from++) {
            for (int to = from + 5; to < slots.size(); to++) {
                Duration span = Duration.between(slots.get(from), slots.get(to));
                assertThat((double) (to - from)).isLessThanOrEqualTo(5 + span.toNanos() / 1e9 * 10 + 1e-6);
            }
        }
    }

    @Test
    void an_interval_is_never_shorter_than_the_rate_asks_for() {
        assertThat(new Lane("third", new Rate(3, 1)).interval()).isEqualTo(Duration.ofNanos(333_333_334));
        assertThat(new Lane("slow", new Rate(0.5, 1)).interval()).isEqualTo(Duration.ofSeconds(2));
    }
}
