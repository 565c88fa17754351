package dev.lifeline.controller.store;

import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;

/** Reads many runs at once. */
public interface RunReads {

    /**
     * The runs under these keys that exist. The answer may be slightly stale.
     *
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    RunsFound read(List<RunKey> runs);

    /** Where a run is stored. */
    ItemPlace place(RunKey run);

    /**
     * The runs that exist.
     *
     * @param newest the newest decisions about them, where they were read with the run
     * @param unreadable those that this version cannot read
     */
    record RunsFound(Map<RunKey, Run> runs, Map<RunKey, Explanation> newest, List<UnreadableEntry> unreadable) {
        public RunsFound {
            runs = Map.copyOf(runs);
            newest = Map.copyOf(newest);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The keys of an item in its table. */
    record ItemPlace(String table, String partition, String sort) {}
}
