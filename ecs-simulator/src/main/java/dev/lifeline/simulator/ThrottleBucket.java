package dev.lifeline.simulator;

import java.time.Duration;
import java.time.Instant;

/** A bucket that starts full and fills steadily. */
final class ThrottleBucket {
    private final double capacity;
    private final double perSecond;
    private double level;
    private Instant last = Instant.MIN;

    ThrottleBucket(double capacity, double perSecond) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.level = capacity;
    }

    void take(Instant now) {
        if (!last.equals(Instant.MIN)) {
            double seconds = Duration.between(last, now).toNanos() / 1e9;
            level = Math.min(capacity, level + Math.max(0, seconds) * perSecond);
        }
        last = now;
        if (level < 1) {
            throw EcsException.throttled();
        }
        level -= 1;
    }
}
