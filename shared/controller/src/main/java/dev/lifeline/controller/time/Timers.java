package dev.lifeline.controller.time;

import dev.lifeline.controller.event.Timer;

/**
 * Wakes runs at their deadlines. A timer may be late or fire twice: its run's due work is carried out once. A lost
 * timer only costs time, because Reconcile finds the run by its deadline.
 */
@FunctionalInterface
public interface Timers {
    /** Sets no timers: only Reconcile finds due runs. */
    Timers NONE = timer -> {};

    /**
     * Sets a timer, unless its moment is too far ahead.
     *
     * @throws TimersUnavailable if it could not be set
     */
    void set(Timer timer);
}
