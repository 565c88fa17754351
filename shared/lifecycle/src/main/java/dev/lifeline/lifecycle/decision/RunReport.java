package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.NextStep;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Optional;

/**
 * The state of a run and its reason, for every output. It contains no environment values.
 *
 * @param generation 1 for the first run of its name
 * @param finding why its attempt ended or is being stopped; the evidence of a success
 * @param attempts the number of attempts, including the current one
 * @param state the state of the current or last attempt
 * @param task the task of that attempt
 * @param reason what was decided and why, in words; empty without a decision, unless the run has ended
 */
public record RunReport(
        RunId run,
        int generation,
        PolicyRef policy,
        Stage stage,
        Optional<Phase.Result> result,
        Optional<Finding> finding,
        int attempts,
        TaskState state,
        Optional<TaskRef> task,
        Optional<NextStep> next,
        String reason) {

    /** The name of a {@link Phase}. */
    public enum Stage {
        ATTEMPTING,
        BACKING_OFF,
        AWAITING_RECORD,
        ENDED
    }

    /**
     * The evidence of a verdict.
     *
     * @param cause empty for a program that succeeded
     * @param decidedBy the id of the data that found the cause
     * @param evidence ECS's message, or an exit code in words
     * @param container that the evidence is about
     */
    public record Finding(
            Optional<Cause> cause,
            Optional<String> decidedBy,
            String evidence,
            Optional<String> container,
            Optional<Integer> exitCode) {

        public static Finding of(Classification why) {
            return new Finding(
                    Optional.of(why.cause()),
                    Optional.of(why.decidedBy()),
                    why.evidence(),
                    why.container(),
                    why.exitCode());
        }

        private static Finding ofSuccess(EcsContainer container) {
            return new Finding(
                    Optional.empty(),
                    Optional.empty(),
                    Exit.inWords(container.name(), 0),
                    Optional.of(container.name()),
                    Optional.of(0));
        }
    }

    /** The report of a run. */
    public static RunReport of(Run run) {
        return of(run, finding(run), run.phase() instanceof Phase.Ended ended ? ended.reason() : "");
    }

    /** The report of a run after a decision, whose findings precede those that the run remembers. */
    public static RunReport of(Run run, Explanation why) {
        return of(run, why.cause().map(Finding::of).or(() -> finding(run)), why.reason());
    }

    private static RunReport of(Run run, Optional<Finding> finding, String reason) {
        return new RunReport(
                run.id(),
                run.identity().nonce().generation(),
                run.policy(),
                stage(run.phase()),
                run.phase() instanceof Phase.Ended ended ? Optional.of(ended.result()) : Optional.empty(),
                finding,
                run.attempt().number(),
                run.attempt().status().state(),
                run.attempt().task(),
                run.next(),
                reason);
    }

    /** With the reason of the newest decision. */
    public RunReport because(String decision) {
        return new RunReport(run, generation, policy, stage, result, finding, attempts, state, task, next, decision);
    }

    private static Stage stage(Phase phase) {
        return switch (phase) {
            case Phase.Attempting attempting -> Stage.ATTEMPTING;
            case Phase.BackingOff backingOff -> Stage.BACKING_OFF;
            case Phase.AwaitingRecord awaiting -> Stage.AWAITING_RECORD;
            case Phase.Ended ended -> Stage.ENDED;
        };
    }

    private static Optional<Finding> finding(Run run) {
        return switch (run.phase()) {
            case Phase.Attempting attempting ->
                run.attempt().stop() instanceof Stop.Wanted wanted
                        ? Optional.of(Finding.of(wanted.why()))
                        : Optional.empty();
            case Phase.BackingOff backingOff -> Optional.of(Finding.of(backingOff.cause()));
            case Phase.AwaitingRecord awaiting -> Optional.of(Finding.of(awaiting.cause()));
            case Phase.Ended ended -> ended.cause().map(Finding::of).or(() -> success(run));
        };
    }

    /** A program's success follows from the exit codes of its essential containers. */
    private static Optional<Finding> success(Run run) {
        return run.attempt()
                .seen()
                .flatMap(task -> task.containers().stream()
                        .filter(container -> container.exitCode().equals(Optional.of(0)))
                        .filter(container ->
                                Exit.isEssential(container, run.request().essentials()))
                        .findFirst())
                .map(Finding::ofSuccess);
    }
}
