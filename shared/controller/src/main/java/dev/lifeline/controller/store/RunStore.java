package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;

/**
 * Stores runs. Only a writer that read the latest revision of the same generation replaces a run. Losing that race is
 * an answer, not an error.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store is temporarily unavailable.
 */
public interface RunStore {

    /** The run as it was last saved, read consistently. */
    Optional<Stored> load(RunKey key);

    /**
     * The same by the run's name.
     *
     * @throws IllegalStateException if another run is stored under the name's key
     */
    default Optional<Stored> load(RunId id) {
        return load(id.key()).map(stored -> stored.of(id));
    }

    /** The newest decision about a run, if the store read it with the run. */
    default Optional<Explanation> newest(Stored stored) {
        return Optional.empty();
    }

    /** Saves a run that does not exist yet, with its first journal entry, in one atomic write. */
    SaveResult create(Run run, Explanation explanation);

    /**
     * Replaces the run, if {@code last} is still stored, and adds a journal entry, in one atomic write. The revision
     * alone is not sufficient: the item may have been deleted and the name launched again since.
     *
     * @param explanation empty if the runs differ only in details and the deadline
     */
    SaveResult save(Run run, Stored last, Optional<Explanation> explanation);

    /**
     * Removes the run with its journal, if {@code last} is still stored. The run goes first, in one atomic write: a
     * writer that dies after it leaves only journal entries, which no later run of the name takes for its own, and
     * which {@link #sweep} removes.
     */
    DeleteResult delete(Stored last);

    /** Removes the journal entries that a writer left behind that died while it removed a run. */
    void sweep(RunKey key);

    /**
     * A stored run.
     *
     * @param revision grows by one with every write
     * @param recent the newest journal entries as the store wrote them, which the next save passes back
     */
    record Stored(Run run, long revision, List<String> recent) {
        public Stored {
            recent = List.copyOf(recent);
        }

        /** For a store that stores its journal elsewhere. */
        public Stored(Run run, long revision) {
            this(run, revision, List.of());
        }

        /** Whether it is the same revision of the same generation. */
        public boolean isStill(Stored last) {
            return revision == last.revision && isOfSameGeneration(last);
        }

        /** Whether it is the same generation: nobody has launched the name again. */
        public boolean isOfSameGeneration(Stored last) {
            return run.identity().equals(last.run.identity());
        }

        /**
         * This, if it is that run's.
         *
         * @throws IllegalStateException if it is another run's, whose name has the same key
         */
        public Stored of(RunId id) {
            if (run.id().equals(id)) {
                return this;
            }
            throw new IllegalStateException("run " + run.id() + " is stored under the key of run " + id + ", "
                    + id.key() + "; give the run another name");
        }
    }

    /** The result of a save. */
    sealed interface SaveResult {
        /** It is saved, as the next load returns it. */
        record Saved(Stored stored) implements SaveResult {}

        /** Another writer was quicker; has the current run, empty if it is gone. */
        record Lost(Optional<Stored> winner) implements SaveResult {}
    }

    /** The result of a removal. */
    sealed interface DeleteResult {
        /** What was read is no longer stored, whoever removed it. */
        record Gone() implements DeleteResult {}

        /** Another writer was quicker; has the current run, which is kept. */
        record Kept(Stored current) implements DeleteResult {}
    }
}
