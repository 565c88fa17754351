package dev.lifeline.controller.port;

import dev.lifeline.controller.event.Timer;

/**
 * Wakes runs at their moments. A timer may be late, and it may go off twice: whatever is due of its run then is done,
 * once. One that is lost does no more than cost time, since Reconcile finds the run by its deadline.
 */
@FunctionalInterface
public interface Timers {
    /** Nobody is woken: Reconcile alone finds what is due. */
    Timers NONE = timer -> {};

    /**
     * Sets a timer, unless its moment is too far ahead.
     *
     * @throws TimersUnavailable when it could not be set
     */
    void set(Timer timer);
}
