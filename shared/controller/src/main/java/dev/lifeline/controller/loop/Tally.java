package dev.lifeline.controller.loop;

import dev.lifeline.controller.loop.Reconciler.Failure;
import dev.lifeline.controller.loop.Reconciler.Round;
import dev.lifeline.lifecycle.run.RunId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a round comes to, and keeps the failure of one run from the others. */
final class Tally {
    private final Set<RunId> looked = new HashSet<>();
    private final Set<RunId> acted = new HashSet<>();
    private final Map<RunId, Failure> failures = new LinkedHashMap<>();

    void looking(RunId run) {
        looked.add(run);
    }

    void acting(RunId run) {
        acted.add(run);
    }

    /**
     * Whatever goes wrong with the run (contention, a record that cannot be read, a policy that is gone) is kept for
     * the round's end: the others are still due.
     */
    void trying(RunId run, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException error) {
            failures.putIfAbsent(run, new Failure(run, error));
        }
    }

    Round round() {
        return new Round(looked.size(), acted.size(), List.copyOf(failures.values()));
    }
}
