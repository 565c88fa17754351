package dev.lifeline.local.router;

import java.time.Instant;
import java.util.Optional;

/** Lambda's polling for one function: takes waiting work, and settles it by the outcome. */
sealed interface Poller permits QueuePoller, AsyncPoller {

    /** Carries out one invocation; false if there is nothing to do now. */
    boolean poll();

    /** When there may be something to do; may be past. */
    Optional<Instant> nextDue();

    /** How many threads may poll at the same time. */
    int concurrency();
}
