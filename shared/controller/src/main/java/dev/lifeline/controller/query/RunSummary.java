package dev.lifeline.controller.query;

import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.decision.RunReport.Stage;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.NextStep;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a listing.
 *
 * @param generation empty if only the history has the run
 * @param state of the current or last attempt; empty if only the history has the run
 * @param family the task definition's, without ARN and revision
 * @param cluster its name, without ARN
 * @param held why the guard holds its next call, if that was the newest decision
 */
public record RunSummary(
        RunId run,
        Optional<Integer> generation,
        Stage phase,
        Optional<TaskState> state,
        Optional<Phase.Result> result,
        Optional<Finding> finding,
        Optional<Cause> cause,
        String family,
        String cluster,
        int attempts,
        Instant began,
        Optional<Instant> ended,
        boolean suspended,
        Optional<NextStep> next,
        Optional<String> held) {

    /** @param newest the newest decision about it */
    static RunSummary of(Run run, Optional<Explanation> newest) {
        RunReport report = RunReport.of(run);
        return new RunSummary(
                run.id(),
                Optional.of(report.generation()),
                report.stage(),
                Optional.of(report.state()),
                report.result(),
                report.finding(),
                report.finding().flatMap(Finding::cause),
                ResourceNames.family(run.request().taskDefinition()),
                ResourceNames.cluster(run.request().cluster()),
                report.attempts(),
                run.created(),
                EndedRun.of(run).map(EndedRun::ended),
                run.suspension().isPresent(),
                report.next(),
                newest.filter(why -> JournalText.isHeld(why.observation()))
                        .filter(why -> !run.hasEnded())
                        .map(Explanation::reason));
    }

    /** What the history alone says. */
    static RunSummary of(EndedRun run) {
        return new RunSummary(
                run.run(),
                Optional.empty(),
                Stage.ENDED,
                Optional.empty(),
                Optional.of(run.result()),
                Optional.empty(),
                run.cause(),
                run.family(),
                run.cluster(),
                run.attempts(),
                run.began(),
                Optional.of(run.ended()),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
