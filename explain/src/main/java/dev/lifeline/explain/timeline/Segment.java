package dev.lifeline.explain.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * One state of an attempt.
 *
 * @param to not before {@code from}
 */
public record Segment(EcsState state, Instant from, Instant to) {
    public Segment {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(state + " ends at " + to + ", before it begins at " + from);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
