package dev.lifeline.controller.loop;

import dev.lifeline.controller.loop.Reconciler.Failure;
import dev.lifeline.controller.loop.Reconciler.Round;
import dev.lifeline.controller.port.DueRuns.Due;
import dev.lifeline.lifecycle.run.RunKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a round comes to, and keeps the failure of one run from the others. */
final class Tally {
    private final Set<Due> looked = new HashSet<>();
    private final Set<RunKey> acted = new HashSet<>();
    private final Map<RunKey, Failure> failures = new LinkedHashMap<>();

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
            failures.putIfAbsent(run, new Failure(run, error));
        }
    }

    Round round() {
        return new Round(
                (int) looked.stream().map(Due::run).distinct().count(), acted.size(), List.copyOf(failures.values()));
    }
}
