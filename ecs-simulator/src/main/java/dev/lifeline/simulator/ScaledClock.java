package dev.lifeline.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that starts at a given moment and runs faster than real time by a fixed factor. */
public final class ScaledClock implements InstantSource {
    private final Instant start;
    private final double factor;
    private final long origin;

    private ScaledClock(Instant start, double factor, long origin) {
        this.start = start;
        this.factor = factor;
        this.origin = origin;
    }

    /**
     * Starts now.
     *
     * @param factor simulated seconds per real second, above 0
     */
    public static ScaledClock starting(Instant start, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("A clock's factor must be above 0 and finite, not " + factor + ".");
        }
        return new ScaledClock(start, factor, System.nanoTime());
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - origin) * factor));
    }

    /** The real duration of a simulated one, rounded up to a nanosecond. */
    public Duration real(Duration simulated) {
        return Duration.ofNanos((long) Math.ceil(simulated.toNanos() / factor));
    }
}
