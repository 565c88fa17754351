package dev.lifeline.controller.report;

import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Suspension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a user may ask about a run. It contains no environment values.
 *
 * @param cluster its name, without ARN
 * @param taskDefinition as it is launched, with its revision if that is known
 * @param suspended until a user resumes it
 * @param history its attempts, the first one first
 * @param link its item of the table in the AWS console
 */
public record RunDescription(
        RunReport report,
        Instant began,
        Optional<Instant> ended,
        String cluster,
        String taskDefinition,
        Optional<Suspension> suspended,
        List<AttemptDescription> history,
        Optional<String> link) {
    public RunDescription {
        history = List.copyOf(history);
    }
}
