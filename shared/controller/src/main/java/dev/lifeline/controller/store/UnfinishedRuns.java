package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;
import java.util.Optional;

/** Pages through the runs that something is due for: every live run, and ended ones that still have something to do. */
@FunctionalInterface
public interface UnfinishedRuns {

    /**
     * At most so many runs by their next deadline. The answer may be slightly stale: a run whose deadline changes
     * between two pages may be in both of them or in none.
     *
     * @param after the start of the page: {@link UnfinishedPage#next} of the previous one
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    UnfinishedPage page(int limit, Optional<String> after);

    /** Some of the runs; the last ones if there is no next page. */
    record UnfinishedPage(List<RunKey> runs, Optional<String> next) {
        public UnfinishedPage {
            runs = List.copyOf(runs);
        }
    }
}
