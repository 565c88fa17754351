package dev.lifeline.lifecycle.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls that share a rate, one behind the other. All that is to be remembered of a lane is the moment until which it is
 * taken: each call takes it for one interval more, and its own slot is that moment, less what may go at once. A lane
 * that was at rest lets a burst go, whatever was left unused before.
 *
 * @param name of what has the rate, in words
 */
public record Lane(String name, Rate rate) {
    private static final double NANOS = 1e9;

    /** For how long one call takes the lane. */
    public Duration interval() {
        return Duration.ofNanos((long) Math.ceil(NANOS / rate.perSecond()));
    }

    /** The slot of the call that takes the lane until then. */
    public Instant slot(Instant taken) {
        return taken.minus(interval().multipliedBy(rate.burst()));
    }
}
