package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Instant;
import java.util.List;

/** Finds runs by their deadlines. */
@FunctionalInterface
public interface DueRuns {

    /**
     * The runs whose deadline is at or before {@code until}, the earliest first, at most {@code limit}. The answer may
     * be slightly stale.
     *
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    List<Due> due(Instant until, int limit);

    /** A run with its deadline. */
    record Due(RunKey run, Instant at) {}
}
