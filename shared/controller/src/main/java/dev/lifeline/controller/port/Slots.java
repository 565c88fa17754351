package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.guard.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Hands out the slots of lanes, each to one call of all the functions'. */
@FunctionalInterface
public interface Slots {

    /**
     * Takes a slot in each of these lanes, in one step.
     *
     * @return by the lane's name, until when it is taken now
     * @throws StoreUnavailable when it cannot be found out
     */
    Map<String, Instant> take(Collection<Lane> lanes, Instant now);
}
