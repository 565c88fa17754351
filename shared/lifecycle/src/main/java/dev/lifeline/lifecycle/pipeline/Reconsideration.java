package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Judged;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * Asks the core again about a decision of the rules, from its entry in the journal, with something changed. Nothing is
 * guessed: there is an answer only if the core, asked again without a change, decides what it decided.
 *
 * @param before the run, with its budgets as they were when the rules were asked
 * @param judged the facts that the rules were asked about
 * @param circumstances of that moment
 */
public record Reconsideration(Run before, Judged judged, Classification cause, Circumstances circumstances) {

    /**
     * What would have been decided.
     *
     * @param phase of the run after it; attempting, if the attempt was alive
     */
    public record Reconsidered(Phase phase, Optional<String> rule, String reason) {
        private static Reconsidered of(Draft draft) {
            return new Reconsidered(
                    draft.run().phase(), draft.judged().map(Judged::rule), String.join("; ", draft.reasons()));
        }
    }

    /**
     * Empty if no rule was asked in the decision, or if it cannot be decided again from what is stored.
     *
     * @param run as it is now
     * @param why the decision
     * @param like has the policy of the run
     */
    public static Optional<Reconsideration> of(Run run, Explanation why, Circumstances like) {
        return why.judged()
                .filter(judged -> why.policy().equals(PolicyRef.of(like.policy())))
                .map(judged -> new Reconsideration(
                        run.waiting(new Phase.Attempting(), run.request(), judged.spent()),
                        judged,
                        why.cause().orElseThrow(),
                        like.under(unchanging(like.policy())).at(why.at())))
                .filter(again -> again.isFaithful(why));
    }

    /** How a retry changes the launch is not asked: the request may have changed since. */
    private static Policy unchanging(Policy policy) {
        return policy.with(policy.rules().stream()
                .map(rule -> rule.then() instanceof Verdict.Retry retry
                        ? new Rule(
                                rule.name(),
                                rule.when(),
                                new Verdict.Retry(retry.budget(), retry.backoff(), LaunchChange.NONE))
                        : rule)
                .toList());
    }

    private boolean isFaithful(Explanation why) {
        Draft again = asked(circumstances.policy());
        boolean sameRule = again.judged().map(Judged::rule).equals(why.rule());
        boolean sameEnd = again.run().phase() instanceof Phase.Ended ended
                ? why.ended().equals(Optional.of(ended.result()))
                : why.ended().isEmpty();
        boolean samePrice = Explanation.retries(again.run().spent()).equals(why.spent());
        return sameRule && (isAlive() || (sameEnd && samePrice));
    }

    /** Whether the attempt was going on. */
    public boolean isAlive() {
        return judged.facts().moment() == Moment.ALIVE;
    }

    private Draft asked(Policy policy) {
        Draft draft = Draft.of(before);
        Circumstances under = circumstances.under(policy);
        return switch (judged.facts().moment()) {
            case ALIVE -> Judgement.of(draft, judged.facts(), cause, under).draft();
            case OVER -> EndOfAttempt.judged(draft, judged.facts(), cause, under);
        };
    }

    /** The same decision again. */
    public Reconsidered again() {
        return under(circumstances.policy());
    }

    /** Under another policy, or a changed one. */
    public Reconsidered under(Policy other) {
        return Reconsidered.of(asked(other));
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
        return NearMiss.of(
                circumstances.policy(), Judgement.context(before, judged.facts(), cause, circumstances.now()));
    }

    /**
     * Whether it is the end of the latest attempt, and of the run if that has ended: only then is the whole task known.
     */
    public boolean isLatest(Run run) {
        return !isAlive()
                && run.attempt().isOver()
                && run.attempt().number() == judged.facts().attempt()
                && (again().phase() instanceof Phase.Ended) == run.hasEnded();
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
