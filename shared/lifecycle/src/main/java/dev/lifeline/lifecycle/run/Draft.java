package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Decision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A decision in the making: each stage takes one and hands on another. */
record Draft(
        Outcome outcome,
        Run run,
        List<Effect> effects,
        Optional<Classification> cause,
        Optional<String> rule,
        List<String> reasons) {

    static Draft of(Run run) {
        return new Draft(Outcome.APPLIED, run, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    Attempt attempt() {
        return run.attempt();
    }

    /** The observation is no news: nothing changes by it. */
    Draft stale(String reason) {
        return noticing(Outcome.STALE).because(reason);
    }

    /** The observation is none of the run's business: nothing changes by it. */
    Draft ignored(String reason) {
        return noticing(Outcome.IGNORED).because(reason);
    }

    /** The observation is of a task that only bears the run's name: nothing changes by it. */
    Draft stranger(String reason) {
        return noticing(Outcome.STRANGER).because(reason);
    }

    Draft noticing(Outcome what) {
        return new Draft(what, run, effects, cause, rule, reasons);
    }

    Draft because(String reason) {
        return new Draft(outcome, run, effects, cause, rule, plus(reasons, reason));
    }

    Draft with(Run next) {
        return new Draft(outcome, next, effects, cause, rule, reasons);
    }

    Draft with(Attempt next) {
        return with(run.withAttempt(next));
    }

    Draft caused(Classification why) {
        return new Draft(outcome, run, effects, Optional.of(why), rule, reasons);
    }

    Draft judged(Classification why, String byRule) {
        return new Draft(outcome, run, effects, Optional.of(why), Optional.of(byRule), reasons);
    }

    /** An effect that is carried out after the save, and stays with the run until its result is known. */
    Draft asking(Effect effect, Circumstances circumstances) {
        PendingEffect pending = new PendingEffect(
                effect, circumstances.now().plus(circumstances.limits().lease()), circumstances.now(), 1);
        return owing(pending).giving(effect);
    }

    /** An effect that is saved now and given out when it is due. */
    Draft askingLater(Effect effect, Duration delay, Instant now) {
        return owing(new PendingEffect(effect, now.plus(delay), now, 0));
    }

    /** The same effect is owed once, however often it is asked for. */
    private Draft owing(PendingEffect pending) {
        Draft others = without(pending.effect()::equals);
        return others.with(others.run.withPending(plus(others.run.pending(), pending)));
    }

    /**
     * An effect that is carried out and, should it be lost, simply asked for again when it is due again: a question.
     */
    Draft giving(Effect effect) {
        return new Draft(outcome, run, plus(effects, effect), cause, rule, reasons);
    }

    /** Effects whose results are known, or need not be. */
    Draft without(Predicate<Effect> done) {
        List<PendingEffect> left = new ArrayList<>(run.pending().size());
        for (PendingEffect pending : run.pending()) {
            if (!done.test(pending.effect())) {
                left.add(pending);
            }
        }
        return left.size() == run.pending().size() ? this : with(run.withPending(left));
    }

    Optional<PendingEffect> pending(Predicate<Effect> which) {
        return run.pending().stream()
                .filter(pending -> which.test(pending.effect()))
                .findFirst();
    }

    /** An effect that brought no answer: again, a little later. */
    Draft postponing(Predicate<Effect> which, Circumstances circumstances) {
        return replacing(
                which,
                pending -> pending.postponed(
                        circumstances.now().plus(circumstances.limits().postponement(pending.tries()))));
    }

    /** An effect whose answer is not enough: again then. */
    Draft postponing(Predicate<Effect> which, Instant until) {
        return replacing(which, pending -> pending.postponed(until));
    }

    /** An effect that was not carried out. */
    Draft holding(Predicate<Effect> which, Hold hold) {
        return replacing(which, pending -> pending.held(hold));
    }

    private Draft replacing(Predicate<Effect> which, UnaryOperator<PendingEffect> change) {
        return with(run.withPending(run.pending().stream()
                .map(pending -> which.test(pending.effect()) ? change.apply(pending) : pending)
                .toList()));
    }

    private static <T> List<T> plus(List<T> list, T last) {
        if (list.isEmpty()) {
            return List.of(last);
        }
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return Collections.unmodifiableList(longer);
    }
}
