package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment of a run's next deadline.
 *
 * @param at by the clock of the function that sets it
 */
public record Timer(RunKey run, Instant at) {
    /** A queue delays by whole seconds, so a message may arrive this long before or after its moment. */
    public static final Duration EARLY = Duration.ofMillis(500);

    /**
     * The time of the decision that the timer causes: its moment, if it fires that much too early, and otherwise now.
     */
    public Instant timeAt(Instant now) {
        return now.isBefore(at) && !now.isBefore(at.minus(EARLY)) ? at : now;
    }
}
