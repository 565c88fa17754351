package dev.lifeline.controller.report;

import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;

/** Why the last attempt of a run ended. It is the run's reason, except for a run that was stopped after the attempt. */
final class LastFinding {
    private LastFinding() {}

    static Optional<Finding> of(Run run, RunReport report) {
        Optional<Cause> cause = report.finding().flatMap(Finding::cause);
        if (!run.hasEnded() || !cause.equals(Optional.of(Cause.USER_STOP))) {
            return report.finding();
        }
        return run.attempt().stop() instanceof Stop.Wanted wanted
                ? Optional.of(Finding.of(wanted.why()))
                : ofItsTask(run);
    }

    /** The run keeps the reason of its stop alone; the attempt's follows from its task again. */
    private static Optional<Finding> ofItsTask(Run run) {
        return run.attempt()
                .seen()
                .map(task -> Finding.of(
                        CauseCatalog.standard().classify(task, run.request().essentials())));
    }
}
