package dev.lifeline.controller.reconcile;

import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;

/**
 * The result of one round of the {@link Reconciler}.
 *
 * @param looked the number of runs that were handled
 * @param acted the number of them with something to do
 * @param failures the runs that failed; each is tried again in the next round
 */
public record RoundReport(int looked, int acted, List<FailedRun> failures) {
    public RoundReport {
        failures = List.copyOf(failures);
    }

    /** A run that failed, and why. It did not affect the other runs. */
    public record FailedRun(RunKey run, RuntimeException cause) {}
}
