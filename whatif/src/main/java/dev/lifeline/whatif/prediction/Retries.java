package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.history.RunHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The retries that were observed: the family, the cause before it, which retry of its run it was, when it began and how
 * it ended. Of more than {@value #MOST}, a uniform sample is kept.
 */
final class Retries {
    /** Later retries of a run count as this one. */
    static final int LAST = 30;

    private static final int MOST = 100_000;

    private final SplittableRandom chance;
    private final List<ObservedRetry> kept = new ArrayList<>();
    private long seen;

    Retries(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /** One retry. */
    record ObservedRetry(int family, Cause after, int number, Instant began, Optional<Cause> failed) {}

    void add(RunHistory run, int family) {
        for (int at = 1; at < run.attempts().size(); at++) {
            AttemptFact retry = run.attempts().get(at);
            int number = Math.min(at, LAST);
            run.attempts()
                    .get(at - 1)
                    .cause()
                    .ifPresent(cause -> put(new ObservedRetry(family, cause, number, retry.created(), retry.cause())));
        }
    }

    private void put(ObservedRetry retry) {
        seen++;
        if (kept.size() < MOST) {
            kept.add(retry);
        } else {
            long place = chance.nextLong(seen);
            if (place < MOST) {
                kept.set((int) place, retry);
            }
        }
    }

    List<ObservedRetry> all() {
        return kept;
    }
}
