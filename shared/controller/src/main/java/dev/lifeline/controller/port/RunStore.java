package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import java.util.List;
import java.util.Optional;

/**
 * Keeps runs. A run is replaced only by whoever read its latest revision, and never by what follows from another
 * generation; losing that race is an answer, not an error.
 *
 * <p>Every method throws {@link StoreUnavailable} when the store cannot be reached or refuses for now.
 */
public interface RunStore {

    /** The run as it was last saved: a consistent read. */
    Optional<Stored> load(RunKey key);

    /**
     * The same by the run's name.
     *
     * @throws IllegalStateException when another run is stored under the name's key
     */
    default Optional<Stored> load(RunId id) {
        return load(id.key()).map(stored -> stored.of(id));
    }

    /** Saves a run that does not exist yet, with its first journal entry, in one atomic write. */
    SaveResult create(Run run, Explanation explanation);

    /**
     * Replaces the run, if {@code last} is still what is stored, and adds a journal entry, in one atomic write. The
     * revision alone is not enough: the item may have been deleted and the name launched again since.
     *
     * @param explanation none where the runs differ in details and the deadline alone
     */
    SaveResult save(Run run, Stored last, Optional<Explanation> explanation);

    /**
     * A run as it was saved.
     *
     * @param revision grows by one with every write
     * @param recent the newest journal entries, as the store wrote them: whoever saves hands them back
     */
    record Stored(Run run, long revision, List<String> recent) {
        public Stored {
            recent = List.copyOf(recent);
        }

        /** Of a store that keeps its journal elsewhere. */
        public Stored(Run run, long revision) {
            this(run, revision, List.of());
        }

        /** Whether it is the same revision of the same generation. */
        public boolean isStill(Stored last) {
            return revision == last.revision && isOfSameGeneration(last);
        }

        /** Whether nobody has launched the name again in between. */
        public boolean isOfSameGeneration(Stored last) {
            return run.identity().equals(last.run.identity());
        }

        /**
         * The same, if it is that run's.
         *
         * @throws IllegalStateException when it is another's, whose name has the same key
         */
        public Stored of(RunId id) {
            if (run.id().equals(id)) {
                return this;
            }
            throw new IllegalStateException("run " + run.id() + " is stored under the key of run " + id + ", "
                    + id.key() + "; give the run another name");
        }
    }

    /** How a save ended. */
    sealed interface SaveResult {
        /** It stands, as it is to be loaded from now on. */
        record Saved(Stored stored) implements SaveResult {}

        /** Somebody else was quicker; the run as it is now, empty if it is gone. */
        record Lost(Optional<Stored> winner) implements SaveResult {}
    }
}
