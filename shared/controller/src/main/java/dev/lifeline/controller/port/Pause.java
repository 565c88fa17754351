package dev.lifeline.controller.port;

import java.time.Instant;

/** Waits for a moment of the controller's clock. */
@FunctionalInterface
public interface Pause {

    /** Comes back at {@code moment} or, when the thread is interrupted, before it. */
    void until(Instant moment);
}
