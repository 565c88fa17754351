package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.cause.Classification;
import java.time.Instant;
import java.util.Optional;

/** The phase of a run. */
public sealed interface Phase {

    /** The current attempt is under way. */
    record Attempting() implements Phase {}

    /** The current attempt is over, for the given cause; the next begins at the given time. */
    record BackingOff(Instant until, Classification cause) implements Phase {}

    /**
     * The first attempt is over, for the given cause, and would be followed by another. Its launch is unknown, and the
     * record of it may arrive until the given time.
     */
    record AwaitingRecord(Instant until, Classification cause) implements Phase {}

    /**
     * The run is over permanently.
     *
     * @param at when that was decided; later news of its task does not change it
     * @param cause why its last attempt failed; empty for one that succeeded
     * @param reason why there is no other attempt, in words
     */
    record Ended(Instant at, Result result, Optional<Classification> cause, String reason) implements Phase {}

    /** How a run ended. */
    enum Result {
        SUCCEEDED,
        FAILED,
        /** Stopped on a user's request. */
        STOPPED
    }
}
