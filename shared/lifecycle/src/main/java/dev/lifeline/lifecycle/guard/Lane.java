package dev.lifeline.lifecycle.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls that share a rate, in a queue. The only state of a lane is the moment until which it is taken. Each call
 * extends it by one interval, and its slot is that moment less the burst. An idle lane allows one burst; unused
 * capacity does not add up.
 *
 * @param name the name of the lane, in words
 */
public record Lane(String name, Rate rate) {
    private static final double NANOS = 1e9;

    /** The time that one call takes. */
    public Duration interval() {
        return Duration.ofNanos((long) Math.ceil(NANOS / rate.perSecond()));
    }

    /** The slot of the call that takes the lane until then. */
    public Instant slot(Instant taken) {
        return taken.minus(interval().multipliedBy(rate.burst()));
    }
}
