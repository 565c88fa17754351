package dev.lifeline.explain.timeline;

import java.util.List;
import java.util.Optional;

/**
 * An attempt.
 *
 * @param number 1 for the first
 * @param task the id of its ECS task; empty if it has none
 * @param segments in their order, without overlap; at least one
 * @param cause why it ended, or is being stopped; empty for one that succeeded or continues
 */
public record AttemptBar(int number, String task, List<Segment> segments, Optional<String> cause) {
    public AttemptBar {
        segments = List.copyOf(segments);
    }
}
