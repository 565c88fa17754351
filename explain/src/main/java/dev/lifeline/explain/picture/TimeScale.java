package dev.lifeline.explain.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where moments are in a picture.
 *
 * @param from at {@code left}
 * @param length at {@code right}; at least a millisecond
 */
record TimeScale(Instant from, Duration length, double left, double right) {
    /** The distance of two ticks, at least. */
    private static final double TICK_WIDTH = 76;

    private static final List<Duration> STEPS = List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(28));

    TimeScale {
        length = length.isPositive() ? length : Duration.ofMillis(1);
    }

    /** Inside the picture, whatever the moment. */
    double x(Instant moment) {
        double share = (double) Duration.between(from, moment).toMillis() / Math.max(1, length.toMillis());
        return left + Math.clamp(share, 0, 1) * (right - left);
    }

    /** Moments at round distances from the start. */
    List<Instant> ticks() {
        double most = Math.max(1, (right - left) / TICK_WIDTH);
        Duration step = STEPS.stream()
                .filter(each -> (double) length.toMillis() / each.toMillis() <= most)
                .findFirst()
                .orElseGet(() -> length.dividedBy((long) most));
        List<Instant> ticks = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(length) <= 0; at = at.plus(step)) {
            ticks.add(from.plus(at));
        }
        return ticks;
    }
}
