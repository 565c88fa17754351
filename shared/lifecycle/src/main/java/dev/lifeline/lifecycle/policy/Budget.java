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

    /** Whether another retry is paid for. */
    public boolean allows(Spent spent, Instant created, Instant now) {
        boolean inTime = within.map(limit -> !now.isAfter(created.plus(limit))).orElse(true);
        int counted = window.map(span -> spent.since(now.minus(span))).orElse(spent.retries());
        return inTime && counted < retries;
    }
}
