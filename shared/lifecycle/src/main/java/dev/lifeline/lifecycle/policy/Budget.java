package dev.lifeline.lifecycle.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a group of causes may be retried, and how long to wait before each.
 *
 * @param retries the maximum of retries within the window; {@link #UNLIMITED} for a limit of time only
 * @param window how long a retry counts; absent for the whole life of the run
 * @param within the age beyond which a run is not retried
 * @param resetAfter how long an attempt must have run to reset the back-off
 */
public record Budget(
        int retries,
        Optional<Duration> window,
        Optional<Duration> within,
        Optional<Duration> resetAfter,
        Backoff backoff) {

    /** No limit on the number. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A plain number of retries. */
    public Budget(int retries, Backoff backoff) {
        this(retries, Optional.empty(), Optional.empty(), Optional.empty(), backoff);
    }

    /** Why another retry is refused. */
    public enum Shortage {
        /** The budget has none. */
        NO_RETRIES,
        /** All were made, over the life of the run. */
        USED_UP,
        /** All were made within the window. */
        WINDOW_FULL,
        /** The run is older than {@link Budget#within}. */
        TIME_OVER
    }

    /** What refuses another retry; the first of several reasons. */
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
