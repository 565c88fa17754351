package dev.lifeline.local.router;

import java.time.Instant;

/**
 * A message in a queue.
 *
 * @param visible from when on it may be received
 */
record HeldMessage(Message message, Instant visible, HeldState state) {

    /** What holds it back until it is visible, or longer. */
    enum HeldState {
        /** Nobody has received it since it was sent or became visible again. */
        WAITING,
        /** Somebody has received it. */
        IN_FLIGHT,
        /**
         * A function is handling it: then it stays hidden past the visibility timeout, because Lambda would have ended
         * the function before.
         */
        HANDLED
    }

    boolean isVisible(Instant now) {
        return state != HeldState.HANDLED && !visible.isAfter(now);
    }

    boolean isInFlight(Instant now) {
        return state == HeldState.HANDLED || (state == HeldState.IN_FLIGHT && visible.isAfter(now));
    }

    HeldMessage until(Instant time, HeldState next) {
        return new HeldMessage(message, time, next);
    }
}
