package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.run.RunKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment at which something of a run becomes due.
 *
 * @param at by the clock of whoever sets it
 */
public record Timer(RunKey run, Instant at) {
    /** A queue delays by whole seconds, so that a message may come so long before its moment, and so long after it. */
    public static final Duration EARLY = Duration.ofMillis(500);

    /** The time that it is for whoever the timer wakes: its moment, if it goes off as early as that, else now. */
    public Instant timeAt(Instant now) {
        return now.isBefore(at) && !now.isBefore(at.minus(EARLY)) ? at : now;
    }
}
