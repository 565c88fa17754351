package dev.lifeline.controller.testing;

import dev.lifeline.controller.store.Slots;
import dev.lifeline.lifecycle.guard.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The lanes of all functions, in memory. */
public final class InMemorySlots implements Slots {
    private final Map<String, Instant> lanes = new HashMap<>();
    private int calls;

    @Override
    public synchronized Map<String, Instant> take(Collection<Lane> wanted, Instant now) {
        calls++;
        Map<String, Instant> taken = new HashMap<>();
        wanted.forEach(lane -> taken.put(
                lane.name(),
                lanes.merge(
                        lane.name(),
                        now.plus(lane.interval()),
                        (last, begun) -> last.isAfter(now) ? last.plus(lane.interval()) : begun)));
        return taken;
    }

    /** The number of taken slots. */
    public synchronized int calls() {
        return calls;
    }
}
