package dev.lifeline.controller.guard;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Whether a launch or stop may be made now. Each such call passes it once. */
@FunctionalInterface
public interface Gate {
    /** Lets every call pass. */
    Gate OPEN = (run, effect, slot) -> Optional.empty();

    /**
     * RunTask or StopTask, the only effects that are held.
     *
     * @param slot the slot that the pace has given to the call earlier
     * @return what holds it; empty if it may be made
     */
    Optional<Hold> hold(Run run, Effect effect, Optional<Instant> slot);
}
