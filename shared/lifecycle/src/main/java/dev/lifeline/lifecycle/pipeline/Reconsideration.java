package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the core again about the end of a run's latest attempt, with something changed. Nothing is guessed: there is an
 * answer only if the core, asked again without a change, decides what it decided.
 *
 * @param before the run with its attempt over, as it was when the rules were asked
 * @param circumstances of that moment
 */
public record Reconsideration(Run before, Circumstances circumstances) {

    /** What would have been decided. */
    public record Reconsidered(Phase phase, Optional<String> rule, String reason) {
        private static Reconsidered of(Draft draft) {
            return new Reconsidered(draft.run().phase(), draft.rule(), String.join("; ", draft.reasons()));
        }
    }

    /**
     * Empty if no rule decided about the attempt's end, or if it cannot be decided again from what is stored.
     *
     * @param like has the policy of the run
     */
    public static Optional<Reconsideration> of(Run run, Circumstances like) {
        Optional<Instant> at = switch (run.phase()) {
            case Phase.Ended ended -> Optional.of(ended.at());
            case Phase.BackingOff waiting -> Optional.of(run.attempt().status().timestamp());
            case Phase.Attempting attempting -> Optional.empty();
            case Phase.AwaitingRecord awaiting -> Optional.empty();
        };
        return at.filter(moment -> run.attempt().isOver())
                .map(moment -> new Reconsideration(
                        refunded(run.withPhase(new Phase.Attempting()), run.phase(), like), like.at(moment)))
                .filter(again -> again.isFaithful(run));
    }

    /** The charge of a retry is taken back. */
    private static Run refunded(Run attempting, Phase decided, Circumstances like) {
        if (!(decided instanceof Phase.BackingOff waiting)) {
            return attempting;
        }
        Draft draft = Draft.of(attempting);
        FailureContext context = Judgement.context(draft, FailureContext.Moment.OVER, waiting.cause(), like);
        if (!(like.policy().ruleFor(context).then() instanceof Verdict.Retry retry)) {
            return attempting;
        }
        Map<BudgetGroup, Spent> spent = new EnumMap<>(BudgetGroup.class);
        spent.putAll(attempting.spent());
        spent.computeIfPresent(retry.budget(), (group, charged) -> charged.refunded());
        return attempting.waiting(attempting.phase(), attempting.request(), spent);
    }

    private boolean isFaithful(Run run) {
        Reconsidered again = again();
        return again.rule().isPresent()
                && switch (again.phase()) {
                    case Phase.Ended ended -> ended.equals(run.phase());
                    case Phase.BackingOff waiting ->
                        run.phase() instanceof Phase.BackingOff decided
                                && decided.cause().equals(waiting.cause());
                    case Phase.Attempting attempting -> false;
                    case Phase.AwaitingRecord awaiting -> false;
                };
    }

    /** The same decision again. */
    public Reconsidered again() {
        return Reconsidered.of(EndOfAttempt.conclude(Draft.of(before), circumstances));
    }

    /** Under another policy, or a changed one. */
    public Reconsidered under(Policy other) {
        return new Reconsideration(before, circumstances.under(other)).again();
    }

    /** With the near rule's missing condition met. */
    public Reconsidered under(NearMiss near) {
        Policy policy = circumstances.policy();
        return under(policy.with(policy.rules().stream()
                .map(rule -> rule.equals(near.rule()) ? near.met() : rule)
                .toList()));
    }

    /** The rules that nearly decided. */
    public List<NearMiss> nearMisses() {
        Draft draft = Draft.of(before);
        Optional<FailureContext> context =
                cause().map(why -> Judgement.context(draft, FailureContext.Moment.OVER, why, circumstances));
        return context.map(facts -> NearMiss.of(circumstances.policy(), facts)).orElse(List.of());
    }

    private Optional<Classification> cause() {
        return switch (again().phase()) {
            case Phase.Ended ended -> ended.cause();
            case Phase.BackingOff waiting -> Optional.of(waiting.cause());
            case Phase.AwaitingRecord awaiting -> Optional.of(awaiting.cause());
            case Phase.Attempting attempting -> Optional.empty();
        };
    }

    /** If its program had exited with another code; empty if it did not exit by itself. */
    public Optional<Reconsidered> exitingWith(int code) {
        return seen().filter(task -> !task.wasInterrupted())
                .filter(task -> task.containers().stream()
                        .anyMatch(container -> container.ownExitCode().isPresent()))
                .map(task -> ifSeen(task.exitingWith(code)));
    }

    /** If its task had been RUNNING before it failed; empty if it was, or if there was none. */
    public Optional<Reconsidered> havingRun() {
        return seen().filter(task -> !task.reachedRunning())
                .map(task -> ifSeen(task.runningSince(before.attempt().created())));
    }

    private Optional<EcsTask> seen() {
        return before.attempt().stop() instanceof Stop.Wanted
                ? Optional.empty()
                : before.attempt().seen();
    }

    private Reconsidered ifSeen(EcsTask task) {
        Attempt attempt = before.attempt();
        Attempt open = attempt.withStatus(attempt.status().withState(TaskState.PREPARING))
                .withStop(new Stop.Unwanted())
                .withLaunch(new Launch.Launched(task.ref(), Optional.of(task)));
        Draft settled = AttemptStep.advance(Draft.of(before.withAttempt(open)), circumstances);
        return Reconsidered.of(EndOfAttempt.conclude(settled, circumstances));
    }
}
