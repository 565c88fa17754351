package dev.lifeline.controller.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.testing.InMemorySlots;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Lane;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.guard.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PacingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long EARLY = Timer.EARLY.toMillis();

    private final Pacing pacing = new Pacing(new InMemorySlots());

    private Optional<Hold> hold(Optional<Instant> slot, Instant now) {
        return pacing.hold(List.of(new Lane("any", new Rate(1, 1))), slot, now);
    }

    @Test
    void a_call_may_go_half_a_second_before_its_slot_and_no_earlier() {
        Optional<Instant> slot = Optional.of(NOW);
        assertThat(hold(slot, NOW.minusMillis(500))).isEmpty();
        assertThat(hold(Optional.empty(), NOW.minusMillis(501)))
                .as("the lane was at rest")
                .isEmpty();
        assertThat(hold(slot, NOW.minusMillis(501))).isPresent();
    }

    @Test
    void a_new_slot_that_is_half_a_second_ahead_lets_its_call_go_at_once() {
        assertThat(hold(Optional.empty(), NOW)).isEmpty();
        assertThat(hold(Optional.empty(), NOW.plusMillis(500))).isEmpty();
        assertThat(hold(Optional.empty(), NOW.plusMillis(501)).map(Hold::until)).contains(NOW.plusSeconds(2));
    }

    static Stream<Arguments> lanes() {
        return Stream.of(
                Arguments.of("the account", GuardRules.STANDARD.account(), new Rate(40, 100)),
                Arguments.of("Fargate", GuardRules.STANDARD.fargate(), new Rate(20, 20)));
    }

    /** At the standard rates, by the buckets of ECS: a burst, then calls that wait, and rests of all lengths. */
    @ParameterizedTest
    @MethodSource("lanes")
    void whether_calls_come_early_or_late_by_half_a_second_ECS_has_a_token_for_each(String name, Rate own, Rate ofEcs) {
        Lane lane = new Lane(name, own);
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            assertThat(refused(lane, ofEcs, random, millis -> millis.nextLong(2 * EARLY + 1) - EARLY))
                    .isZero();
            assertThat(refused(lane, ofEcs, random, millis -> -EARLY)).isZero();
            assertThat(refused(lane, ofEcs, random, millis -> millis.nextBoolean() ? EARLY : -EARLY))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void nor_could_they_come_much_earlier(String name, Rate own, Rate ofEcs) {
        assertThat(refused(new Lane(name, own), ofEcs, new Random(1), millis -> -3_000))
                .isPositive();
    }

    /** @param off by how many milliseconds a waiting call misses its slot */
    private static long refused(Lane lane, Rate ofEcs, Random random, ToLongFunction<Random> off) {
        InMemorySlots slots = new InMemorySlots();
        Instant now = NOW;
        TokenBucket bucket = TokenBucket.full(ofEcs, NOW);
        long refused = 0;
        for (Instant call : calls(lane, slots, now, random, off)) {
            Optional<TokenBucket> left = bucket.take(ofEcs, call);
            refused += left.isPresent() ? 0 : 1;
            bucket = left.orElse(bucket);
        }
        return refused;
    }

    private static List<Instant> calls(
            Lane lane, InMemorySlots slots, Instant begin, Random random, ToLongFunction<Random> off) {
        Instant[] now = {begin};
        return IntStream.range(0, 400)
                .mapToObj(call -> {
                    if (random.nextInt(60) == 0) {
                        now[0] = now[0].plusMillis(random.nextInt(20_000));
                    }
                    Instant slot = lane.slot(slots.take(List.of(lane), now[0]).getOrDefault(lane.name(), Instant.MAX));
                    boolean waits = slot.isAfter(now[0].plusMillis(EARLY));
                    Instant then = waits ? slot.plus(Duration.ofMillis(off.applyAsLong(random))) : now[0];
                    return then.isBefore(now[0]) ? now[0] : then;
                })
                .sorted()
                .toList();
    }
}
