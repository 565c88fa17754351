package dev.lifeline.lifecycle.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a group of causes may be retried, and how long to wait before each.
 *
 * @param retries the most retries within the window; {@link #UNLIMITED} for no limit but the time
 * @param window how long a retry counts; absent for the whole life of the run
 * @param within how old a run may be to be retried at all
 * @param resetAfter how long an attempt must have run for the back-off to begin anew after it
 */
public record Budget(
        int retries,
        Optional<Duration> window,
        Optional<Duration> within,
        Optional<Duration> resetAfter,
        Backoff backoff) {

    /** No limit by number. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A plain number of retries. */
    public Budget(int retries, Backoff backoff) {
        this(retries, Optional.empty(), Optional.empty(), Optional.empty(), backoff);
    }

    /** Why another retry is not paid for. */
    public enum Shortage {
        /** There are none to begin with. */
        NO_RETRIES,
        /** As many were made as there are, in the life of the run. */
        USED_UP,
        /** As many were made as there are within the window. */
        WINDOW_FULL,
        /** The run is older than {@link Budget#within}. */
        TIME_OVER
    }

    /** What keeps another retry from being paid for; of several, the one that stands first. */
    public Optional<Shortage> shortage(Spent spent, Instant created, Instant now) {
        if (retries == 0) {
            return Optional.of(Shortage.NO_RETRIES);
        }
        int counted = window.map(span -> spent.since(now.minus(span))).orElse(spent.retries());
        if (counted >= retries) {
            return Optional.of(window.isPresent() ? Shortage.WINDOW_FULL : Shortage.USED_UP);
        }
        return within.filter(limit -> now.isAfter(created.plus(limit))).map(over -> Shortage.TIME_OVER);
    }
}
