package dev.lifeline.explain.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a picture of a run shows.
 *
 * @param from nothing is earlier
 * @param to nothing is later
 * @param attempts the first one first
 * @param marks the earliest first
 */
public record Timeline(RunHeading heading, Instant from, Instant to, List<AttemptBar> attempts, List<Mark> marks) {
    public Timeline {
        attempts = List.copyOf(attempts);
        marks = List.copyOf(marks);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
