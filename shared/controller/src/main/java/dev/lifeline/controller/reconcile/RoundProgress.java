package dev.lifeline.controller.reconcile;

import dev.lifeline.controller.reconcile.RoundReport.FailedRun;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.lifecycle.identity.RunKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a round comes to, and keeps the failure of one run from the others. */
final class RoundProgress {
    private final Set<Due> looked = new HashSet<>();
    private final Set<RunKey> acted = new HashSet<>();
    private final Map<RunKey, FailedRun> failures = new LinkedHashMap<>();

    void looking(Due entry) {
        looked.add(entry);
    }

    /**
     * What was not looked at yet: the index lags behind the table, so that what was done may show for a moment longer.
     */
    List<Due> without(List<Due> due) {
        return due.stream().filter(entry -> !looked.contains(entry)).toList();
    }

    /** How many entries of the index were looked at. */
    int size() {
        return looked.size();
    }

    void acting(RunKey run) {
        acted.add(run);
    }

    /**
     * Whatever goes wrong with the run (contention, a record that cannot be read, a policy that is gone) is kept for
     * the round's end: the others are still due.
     */
    void trying(RunKey run, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException error) {
            failures.putIfAbsent(run, new FailedRun(run, error));
        }
    }

    RoundReport report() {
        return new RoundReport(
                (int) looked.stream().map(Due::run).distinct().count(), acted.size(), List.copyOf(failures.values()));
    }
}
