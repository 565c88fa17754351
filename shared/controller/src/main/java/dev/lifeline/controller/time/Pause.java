package dev.lifeline.controller.time;

import java.time.Instant;

/** Waits for a moment of the controller's clock. */
@FunctionalInterface
public interface Pause {

    /** Returns at {@code moment}, or earlier if the thread is interrupted. */
    void until(Instant moment);
}
