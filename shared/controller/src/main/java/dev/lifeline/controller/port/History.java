package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs that have ended, for as long as they are kept. */
public interface History {

    /**
     * The runs that ended in a span of time, the latest first. The answer may be a moment old, and each call reads a
     * bounded number of runs: a page may have fewer entries than were asked for, or none, and still have a next one.
     *
     * @throws StoreUnavailable when the store cannot be reached or refuses for now
     */
    Page ended(Query query);

    /**
     * What is asked for.
     *
     * @param from the earliest end
     * @param until no run that ended then or later
     * @param limit how many entries at most, 1 to {@value #MOST}
     * @param after where the page begins: {@link Page#next} of the one before
     */
    record Query(Instant from, Instant until, Filter filter, int limit, Optional<String> after) {
        /** The most entries of a page. */
        public static final int MOST = 1000;

        /** @throws IllegalArgumentException when the limit is out of bounds */
        public Query {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + limit);
            }
        }
    }

    /**
     * Picks runs; all that is present must hold.
     *
     * @param cause of the end: why the last attempt failed
     * @param family the task definition's, without ARN and revision
     * @param cluster its name or ARN
     */
    record Filter(
            Optional<Phase.Result> result, Optional<Cause> cause, Optional<String> family, Optional<String> cluster) {
        /** Takes every run. */
        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public boolean takes(EndedRun run) {
            return result.filter(wanted -> wanted != run.result()).isEmpty()
                    && cause.filter(wanted -> !run.cause().equals(Optional.of(wanted)))
                            .isEmpty()
                    && family.filter(wanted -> !wanted.equals(run.family())).isEmpty()
                    && cluster.filter(wanted -> !ResourceNames.isSameCluster(wanted, run.cluster()))
                            .isEmpty();
        }
    }

    /** Some of the runs; without a next page these are the last. */
    record Page(List<Entry> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** What the history has of one run. */
    sealed interface Entry {}

    /**
     * A run that has ended.
     *
     * @param cause why its last attempt failed
     * @param family the task definition's, without ARN and revision
     * @param cluster its name, without ARN
     * @param began when this generation of the run began
     */
    record EndedRun(
            RunId run,
            Phase.Result result,
            Optional<Cause> cause,
            String family,
            String cluster,
            int attempts,
            Instant began,
            Instant ended)
            implements Entry {

        /** Empty for a run that is alive. */
        public static Optional<EndedRun> of(Run run) {
            return run.phase() instanceof Phase.Ended ended
                    ? Optional.of(new EndedRun(
                            run.id(),
                            ended.result(),
                            ended.cause().map(Classification::cause),
                            ResourceNames.family(run.request().taskDefinition()),
                            ResourceNames.cluster(run.request().cluster()),
                            run.attempt().number(),
                            run.created(),
                            ended.at()))
                    : Optional.empty();
        }
    }

    /**
     * An entry that this version cannot read, whether or not it is one of those that were asked for. The run itself may
     * be whole.
     *
     * @param item what the store calls it
     */
    record UnreadableEntry(String item, String why) implements Entry {}
}
