package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The ended runs that have not expired. */
public interface History {

    /**
     * The runs that ended in a period, latest first. The answer may be slightly stale. Each call reads a bounded number
     * of runs, so a page may have fewer entries than requested, or none, and still have a next page.
     *
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    Page ended(Query query);

    /**
     * A query.
     *
     * @param from the earliest end
     * @param until exclusive
     * @param limit the maximum number of entries, 1 to {@value #MOST}
     * @param after the start of the page: {@link Page#next} of the previous one
     */
    record Query(Instant from, Instant until, Filter filter, int limit, Optional<String> after) {
        /** The maximum size of a page. */
        public static final int MOST = 1000;

        /** @throws IllegalArgumentException if the limit is out of bounds */
        public Query {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + limit);
            }
        }
    }

    /**
     * Filters runs; all present fields must match.
     *
     * @param cause of the end: why the last attempt failed
     * @param family the task definition's, without ARN and revision
     * @param cluster its name or ARN
     * @param prefix of the run's name
     */
    record Filter(
            Optional<Phase.Result> result,
            Optional<Cause> cause,
            Optional<String> family,
            Optional<String> cluster,
            Optional<String> prefix) {
        /** Matches every run. */
        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public boolean takes(EndedRun run) {
            return result.filter(wanted -> wanted != run.result()).isEmpty()
                    && takes(run.run(), run.cause(), run.family(), run.cluster());
        }

        /** Whether a run matches, apart from its result. */
        public boolean takes(RunId run, Optional<Cause> why, String ofFamily, String inCluster) {
            return cause.filter(wanted -> !why.equals(Optional.of(wanted))).isEmpty()
                    && family.filter(wanted -> !wanted.equals(ofFamily)).isEmpty()
                    && cluster.filter(wanted -> !ResourceNames.isSameCluster(wanted, inCluster))
                            .isEmpty()
                    && prefix.filter(wanted -> !run.value().startsWith(wanted)).isEmpty();
        }
    }

    /** Some of the runs; the last ones if there is no next page. */
    record Page(List<Entry> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** An entry of the history. */
    sealed interface Entry {}

    /**
     * An ended run. Its times are in milliseconds, as stores keep them.
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
        public EndedRun {
            began = began.truncatedTo(ChronoUnit.MILLIS);
            ended = ended.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Empty for a live run. */
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
     * An entry that this version cannot read, whether or not it matches the query. The run itself may be readable.
     *
     * @param item its name in the store
     */
    record UnreadableEntry(String item, String why) implements Entry {}
}
