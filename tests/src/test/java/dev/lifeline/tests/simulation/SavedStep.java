package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Invariants of a saved run, and of the step from the previously saved one. */
record SavedStep(Run before, Run after, Explanation explanation, Optional<Policy> policy) {

    /** The maximum difference between the clocks of two functions. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    void check() {
        attempts();
        ended();
        judged();
        watched();
        budgets();
        leased();
        policy.ifPresent(this::backedOff);
        policy.filter(known -> known.mode() != Mode.ENFORCE)
                .ifPresent(known -> new UserOrders(before, after, explanation).unenforced());
    }

    private void attempts() {
        Attempt was = before.attempt();
        Attempt is = after.attempt();
        int begun = is.number() - was.number();
        hold(begun == 0 || begun == 1, "attempts grow by one", was.number(), is.number());
        hold(is.number() <= Limits.STANDARD.attempts(), "the most attempts of a run", is.number());
        hold(after.past().size() == is.number() - 1, "each attempt is kept", after.past());
        hold(
                after.past().stream().allMatch(past -> past.state().terminal()),
                "at most one attempt is not over",
                after.past());
        hold(
                is.isOver() != (after.phase() instanceof Phase.Attempting),
                "an attempt is over, unless it is under way",
                is.status().state(),
                after.phase());
        if (begun == 1) {
            Instant until = before.phase() instanceof Phase.BackingOff waiting ? waiting.until() : earliest();
            hold(
                    !before.hasEnded() && !explanation.at().isBefore(until),
                    "the next attempt begins after its back-off",
                    before.phase(),
                    until);
            return;
        }
        hold(
                is.status().state().number() >= was.status().state().number(),
                "states only grow",
                was.status().state(),
                is.status().state());
        boolean moved = !is.seen().equals(was.seen())
                || !is.contact().checkAt().equals(was.contact().checkAt());
        boolean event = explanation.observation().startsWith("task event");
        hold(
                !event || !moved || is.version() > was.version(),
                "a snapshot counts once",
                was.version(),
                is.version(),
                explanation.observation());
        hold(is.version() >= was.version(), "versions only grow", was.version(), is.version());
        if (is.stop() instanceof Stop.Wanted wanted) {
            hold(wanted.asked() <= Limits.STANDARD.stops(), "StopTask is tried a few times", wanted.asked());
        }
    }

    private void ended() {
        if (before.hasEnded()) {
            hold(after.phase().equals(before.phase()), "a run that ended stays ended", after.phase());
            hold(after.attempt().number() == before.attempt().number(), "a run that ended stays ended", "relaunched");
            hold(after.spent().equals(before.spent()), "a run that ended spends nothing", after.spent());
        }
    }

    /** The end of the program: ECS has reported why the task stops, and every essential container has its exit code. */
    private void judged() {
        Attempt is = after.attempt();
        boolean exited = is.seen()
                .filter(task -> task.isStopping() && task.times().started().isPresent())
                .filter(task -> task.stop().flatMap(EcsTask.StopDetails::code).isPresent())
                .filter(task -> task.containers().stream()
                        .allMatch(container -> container.ownExitCode().isPresent()))
                .isPresent();
        hold(
                !exited || is.isOver() || is.stop() instanceof Stop.Wanted,
                "a program that is over is judged at once",
                is.status(),
                is.seen());
    }

    private void watched() {
        Optional<Instant> deadline = after.deadline();
        hold(deadline.isPresent() || after.hasEnded(), "a run that has not ended has a deadline", after.phase());
        hold(
                explanation.deadline().equals(deadline),
                "the journal tells the deadline",
                explanation.deadline(),
                deadline);
        for (PendingEffect effect : after.pending()) {
            hold(
                    isAsleep(effect)
                            || deadline.filter(at -> !at.isAfter(effect.dueAt()))
                                    .isPresent(),
                    "a pending effect is looked at in time",
                    effect,
                    deadline);
        }
        if (after.attempt().isHanging()) {
            hold(isAskedAfter(), "a task that hangs is looked at in time", after);
        } else if (after.phase() instanceof Phase.BackingOff waiting && !isStopping()) {
            Instant until = after.suspension().map(Suspension::until).orElse(waiting.until());
            hold(
                    deadline.filter(at -> !at.isAfter(until)).isPresent(),
                    "a back-off's end is looked at in time",
                    deadline);
        }
        if (after.phase() instanceof Phase.Attempting) {
            hold(isLookedAfter(), "an attempt is asked for, or its task is looked at in time", after);
        }
    }

    /** A held launch waits for the end of the suspension. */
    private boolean isAsleep(PendingEffect effect) {
        return after.suspension().isPresent() && effect.isUncalledLaunch();
    }

    /** The next attempt waits for that as well. */
    private boolean isStopping() {
        Optional<TaskRef> open = after.attempt().isOpen() ? after.attempt().task() : Optional.empty();
        return owed().stream()
                .anyMatch(effect -> effect instanceof Effect.StopTask
                        || (effect instanceof Effect.DescribeTask question
                                && !open.equals(Optional.of(question.task()))));
    }

    private boolean isLookedAfter() {
        List<Effect> owed = owed();
        return switch (after.attempt().launch()) {
            case Launch.Unasked none -> false;
            case Launch.Refused none -> false;
            case Launch.Asked asked ->
                owed.stream().anyMatch(effect -> effect instanceof Effect.RunTask || effect instanceof Effect.FindTask);
            case Launch.Launched launched -> isAskedAfter();
        };
    }

    /** A pending question is repeated when it is due, and replaces the check. */
    private boolean isAskedAfter() {
        Instant check = explanation.at().plus(Limits.STANDARD.check()).plus(SKEW);
        return owed().stream().anyMatch(Effect.DescribeTask.class::isInstance)
                || after.deadline().filter(at -> !at.isAfter(check)).isPresent();
    }

    private List<Effect> owed() {
        return after.pending().stream().map(PendingEffect::effect).toList();
    }

    /**
     * When an attempt may begin that begins in the same step in which the previous one ended: a back-off may be zero.
     */
    private Instant earliest() {
        return policy.map(known -> explanation.at().plus(leastDelay(known))).orElse(explanation.at());
    }

    private static int retries(Run run) {
        return run.spent().values().stream().mapToInt(Spent::retries).sum();
    }

    private void budgets() {
        int charged = retries(after) - retries(before);
        hold(charged == 0 || charged == 1, "one retry is charged at a time", charged);
        int unused = retries(after) - after.past().size();
        hold(
                unused == 0 || unused == 1,
                "each retry is paid for once",
                retries(after),
                after.past().size());
        policy.ifPresent(known -> after.spent().forEach((group, spent) -> {
            Budget budget = known.budget(group);
            int counted = budget.window()
                    .map(span -> (int) spent.recent().stream()
                            .filter(explanation.at().minus(span)::isBefore)
                            .count())
                    .orElse(spent.retries());
            hold(counted <= budget.retries(), "no budget is overspent", group, spent, budget);
        }));
    }

    /** By the lease: the function that holds an effect has it exclusively until it is due again. */
    private void leased() {
        List<Effect> owed = owed();
        hold(new HashSet<>(owed).size() == owed.size(), "an effect is owed once", owed);
        for (PendingEffect was : before.pending()) {
            boolean givenOut = after.pending().stream()
                    .anyMatch(is -> is.effect().equals(was.effect())
                            && is.tries() > was.tries()
                            && is.since().equals(was.since()));
            hold(
                    !givenOut || !explanation.at().isBefore(was.dueAt()),
                    "an effect is given out again when its lease is over",
                    was,
                    explanation.at());
        }
        for (Effect effect : explanation.effects()) {
            hold(
                    effect instanceof Effect.DescribeTask
                            || (effect instanceof Effect.SendCallback send && send.news() == CallbackNews.ALIVE)
                            || owed.contains(effect),
                    "an effect is saved before it is carried out",
                    effect);
        }
    }

    /** The shortest wait that the budget, or the rule that decided, allows. */
    private void backedOff(Policy known) {
        boolean began = after.phase() instanceof Phase.BackingOff && !(before.phase() instanceof Phase.BackingOff);
        if (!began || !(after.phase() instanceof Phase.BackingOff waiting)) {
            return;
        }
        Duration least = leastDelay(known);
        hold(
                !waiting.until().isBefore(explanation.at().plus(least)),
                "a retry waits for its back-off",
                waiting.until(),
                explanation.at(),
                least);
    }

    private Duration leastDelay(Policy known) {
        Optional<Backoff> ofRule = known.rules().stream()
                .filter(rule -> explanation.rule().filter(rule.name()::equals).isPresent())
                .map(Rule::then)
                .filter(Verdict.Retry.class::isInstance)
                .flatMap(then -> ((Verdict.Retry) then).backoff().stream())
                .findFirst();
        return after.spent().entrySet().stream()
                .filter(spent -> !spent.getValue().equals(before.spent().get(spent.getKey())))
                .map(spent -> ofRule.orElse(known.budget(spent.getKey()).backoff())
                        .delay(spent.getValue().streak(), 0))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void hold(boolean holds, String invariant, Object... details) {
        if (!holds) {
            throw new Violation(invariant, Optional.of(after.id().key()), Arrays.toString(details));
        }
    }
}
