package dev.lifeline.local.router;

import java.time.Instant;
import java.util.Optional;

/** What Lambda does by itself: takes work for one function from where it waits, and settles it by the outcome. */
sealed interface Poller permits QueuePoller, AsyncPoller {

    /** Does what makes up one invocation; false if there is nothing to do now. */
    boolean poll();

    /** When there may be something to do; that may be past. */
    Optional<Instant> nextDue();

    /** How many threads may poll at the same time. */
    int concurrency();
}
