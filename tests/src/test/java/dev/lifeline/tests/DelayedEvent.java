package dev.lifeline.tests;

import dev.lifeline.simulator.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** An event that is delivered at a moment of the simulated time. */
record DelayedEvent(String event, Instant at, ScaledClock clock) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(clock.real(Duration.between(clock.instant(), at)));
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
