package dev.lifeline.lifecycle.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A user's request that a run begin no other attempt until it is resumed. A task that exists goes on.
 *
 * @param until when a run that waits for nothing else ends, because nobody has resumed it
 */
public record Suspension(Instant since, Instant until, String reason) {

    /** Whether it has lasted too long. */
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** How long it may last. */
    public Duration longest() {
        return Duration.between(since, until);
    }
}
