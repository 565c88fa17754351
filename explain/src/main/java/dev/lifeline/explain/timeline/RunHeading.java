package dev.lifeline.explain.timeline;

import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;

/**
 * Which run is shown, and where it stands.
 *
 * @param generation 1 for the first run of its name
 * @param policy with its version
 */
public record RunHeading(
        String run, int generation, String policy, RunReport.Stage stage, Optional<Phase.Result> result) {

    public static RunHeading of(Run run) {
        RunReport report = RunReport.of(run);
        return new RunHeading(
                run.id().value(), report.generation(), report.policy().toString(), report.stage(), report.result());
    }

    /** {@code FAILED}, or {@code BACKING_OFF}. */
    public String standing() {
        return result.map(Enum::name).orElse(stage.name());
    }
}
