package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;

/** Reads what was decided about runs, and why. */
@FunctionalInterface
public interface Journals {

    /**
     * The run's journal, oldest first, as far as it is retained.
     *
     * @throws StoreUnavailable when the store cannot be reached or refuses for now
     */
    List<JournalEntry> journal(RunId id);

    /**
     * A decision as it was saved.
     *
     * @param revision the revision of the run that the decision led to
     */
    record JournalEntry(long revision, Explanation explanation) {}
}
