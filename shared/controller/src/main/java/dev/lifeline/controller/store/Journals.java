package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;

/** Reads the decisions about runs. */
@FunctionalInterface
public interface Journals {

    /**
     * The retained part of the run's journal, oldest first.
     *
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    List<JournalEntry> journal(RunId id);

    /**
     * A saved decision.
     *
     * @param revision the revision of the run that the decision led to
     */
    record JournalEntry(long revision, Explanation explanation) {}
}
