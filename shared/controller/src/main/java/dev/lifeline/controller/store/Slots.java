package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.guard.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Assigns the slots of lanes, each to one call of one function. */
@FunctionalInterface
public interface Slots {

    /**
     * Takes a slot in each of these lanes atomically.
     *
     * @return until when each lane is now taken, by name
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    Map<String, Instant> take(Collection<Lane> lanes, Instant now);
}
