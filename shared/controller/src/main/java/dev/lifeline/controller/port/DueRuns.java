package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.run.RunKey;
import java.time.Instant;
import java.util.List;

/** Finds runs by their deadlines. */
@FunctionalInterface
public interface DueRuns {

    /**
     * The runs whose deadline is at or before {@code until}, the earliest first, at most {@code limit}. The answer may
     * be a moment old.
     *
     * @throws StoreUnavailable when the store cannot be reached or refuses for now
     */
    List<Due> due(Instant until, int limit);

    /** A run whose deadline comes. */
    record Due(RunKey run, Instant at) {}
}
