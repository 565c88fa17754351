package dev.lifeline.simulator.script;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How a task's events are delivered.
 *
 * @param copies how often each is delivered, at least 1
 * @param drop the versions that never arrive
 * @param delay the versions that arrive later, and by how much
 * @param shuffle each copy arrives up to this much later, at random
 */
public record EventFaults(int copies, Set<Long> drop, Map<Long, Duration> delay, Duration shuffle) {
    public static final EventFaults NONE = new EventFaults(1, Set.of(), Map.of(), Duration.ZERO);

    public EventFaults {
        if (copies < 1) {
            throw new IllegalArgumentException("copies must be at least 1, not " + copies);
        }
        drop = Set.copyOf(drop);
        delay = Map.copyOf(delay);
    }
}
