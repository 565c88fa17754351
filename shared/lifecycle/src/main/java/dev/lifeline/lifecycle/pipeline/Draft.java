package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Explanation.Judged;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A decision in progress: each stage takes one and returns the next. */
record Draft(
        DecisionOutcome outcome,
        Run run,
        List<Effect> effects,
        Optional<Classification> cause,
        Optional<Judged> judged,
        List<String> reasons) {

    static Draft of(Run run) {
        return new Draft(DecisionOutcome.APPLIED, run, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    Attempt attempt() {
        return run.attempt();
    }

    /** The observation is no news: it changes nothing. */
    Draft stale(String reason) {
        return noticing(DecisionOutcome.STALE).because(reason);
    }

    /** The snapshot is no news: the run knows this version or a later one. */
    Draft redundant(EcsTask task, long known) {
        return stale("version " + task.version() + " is not above the known " + known);
    }

    /** The observation does not concern the run: it changes nothing. */
    Draft ignored(String reason) {
        return noticing(DecisionOutcome.IGNORED).because(reason);
    }

    /** The observation is about a task that only has the run's name: it changes nothing. */
    Draft stranger(String reason) {
        return noticing(DecisionOutcome.STRANGER).because(reason);
    }

    Draft noticing(DecisionOutcome what) {
        return new Draft(what, run, effects, cause, judged, reasons);
    }

    Draft because(String reason) {
        return new Draft(outcome, run, effects, cause, judged, plus(reasons, reason));
    }

    Draft with(Run next) {
        return new Draft(outcome, next, effects, cause, judged, reasons);
    }

    Draft with(Attempt next) {
        return with(run.withAttempt(next));
    }

    /** Stops the attempt's task; in shadow mode only reports it. */
    Draft stopping(Classification why, Circumstances circumstances) {
        return circumstances.policy().mode() == Mode.ENFORCE
                ? with(attempt().stopping(why)).because(why.evidence() + ": stopped")
                : because("shadow: would be stopped: " + why.evidence());
    }

    Draft caused(Classification why) {
        return new Draft(outcome, run, effects, Optional.of(why), judged, reasons);
    }

    Draft judged(Classification why, Judged byRule) {
        return new Draft(outcome, run, effects, Optional.of(why), Optional.of(byRule), reasons);
    }

    /** Adds an effect that is carried out after the save, and is pending until its result is known. */
    Draft asking(Effect effect, Circumstances circumstances) {
        PendingEffect pending = new PendingEffect(
                effect, circumstances.now().plus(circumstances.limits().lease()), circumstances.now(), 1);
        return owing(pending).giving(effect);
    }

    /** Adds an effect that is saved now and carried out when it is due. */
    Draft askingLater(Effect effect, Duration delay, Instant now) {
        return owing(new PendingEffect(effect, now.plus(delay), now, 0));
    }

    /** The same effect is pending once, even if it is requested several times. */
    private Draft owing(PendingEffect pending) {
        Draft others = without(pending.effect()::equals);
        return others.with(others.run.withPending(plus(others.run.pending(), pending)));
    }

    /** Adds a question: an effect that need not be saved, because it is asked again when it is due again. */
    Draft giving(Effect effect) {
        return new Draft(outcome, run, plus(effects, effect), cause, judged, reasons);
    }

    /** Removes effects whose results are known or unneeded. */
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

    /** Repeats an effect without an answer, later. */
    Draft postponing(Predicate<Effect> which, Circumstances circumstances) {
        return replacing(
                which,
                pending -> pending.postponed(
                        circumstances.now().plus(circumstances.limits().postponement(pending.tries()))));
    }

    /** Repeats an effect whose answer is not sufficient, at that time. */
    Draft postponing(Predicate<Effect> which, Instant until) {
        return replacing(which, pending -> pending.postponed(until));
    }

    /** Returns an effect that was not carried out. */
    Draft holding(Predicate<Effect> which, Hold hold) {
        return replacing(which, pending -> pending.held(hold));
    }

    /** Leases an effect again. */
    Draft leasing(PendingEffect owed, Circumstances circumstances) {
        Instant until = circumstances.now().plus(circumstances.limits().lease());
        return replacing(owed.effect()::equals, pending -> pending.givenOut(circumstances.now(), until));
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
