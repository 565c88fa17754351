package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Whether a call that changes something in ECS may be made now. Each call that is made has passed it once. */
@FunctionalInterface
public interface Gate {
    /** Every call may be made at once. */
    Gate OPEN = (run, effect, slot) -> Optional.empty();

    /**
     * RunTask or StopTask; nothing else is ever held.
     *
     * @param slot the moment that the pace has given to the call before
     * @return what holds it; empty where it may be made
     */
    Optional<Hold> hold(Run run, Effect effect, Optional<Instant> slot);
}
