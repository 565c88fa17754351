package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Budget.Shortage;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Relaunch;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Third stage: the consequences of an attempt's end. */
final class EndOfAttempt {

    private EndOfAttempt() {}

    static Draft conclude(Draft draft, Circumstances circumstances) {
        if (!draft.attempt().isOver() || !(draft.run().phase() instanceof Phase.Attempting)) {
            return draft;
        }
        Instant now = circumstances.now();
        if (draft.attempt().status().state() == TaskState.COMPLETE) {
            return end(draft, new Phase.Ended(now, Phase.Result.SUCCEEDED, Optional.empty(), "the program succeeded"));
        }
        Classification cause = cause(draft, circumstances);
        if (draft.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser()) {
            return end(
                    followed(draft.caused(cause)),
                    new Phase.Ended(now, Phase.Result.STOPPED, Optional.of(cause), "a user stopped the run"));
        }
        if (draft.run().isLate(now)) {
            Classification late = TimeoutCause.ofRun(draft.run());
            return fail(draft.caused(cause), late, late.evidence(), now);
        }
        return judged(draft, Judgement.facts(draft, Moment.OVER), cause, circumstances);
    }

    /** What the rules decide, from these facts alone: nothing else of the attempt is read. */
    static Draft judged(Draft draft, FailureFacts facts, Classification cause, Circumstances circumstances) {
        Instant now = circumstances.now();
        Judgement judged = Judgement.of(draft, facts, cause, circumstances);
        String rule = "rule " + judged.rule().name();
        return switch (judged.rule().then()) {
            case Verdict.Fail fail -> fail(judged.draft(), cause, rule + " does not retry " + cause.cause(), now);
            case Verdict.StopAttempt stop ->
                fail(judged.draft(), cause, rule + " ends the run at " + cause.cause(), now);
            case Verdict.Succeed succeed ->
                end(
                        judged.draft(),
                        new Phase.Ended(
                                now, Phase.Result.SUCCEEDED, Optional.of(cause), rule + " counts it as success"));
            case Verdict.Retry retry -> retry(judged, cause, retry, circumstances);
            case Verdict.Ignore ignored -> throw new IllegalStateException("an end cannot be ignored: " + rule);
        };
    }

    /** The task of a run that was stopped at once may still run: it is followed until it has ended. */
    private static Draft followed(Draft draft) {
        Attempt attempt = draft.attempt();
        boolean alive = attempt.status().state() == TaskState.SHUTDOWN
                && attempt.task().isPresent()
                && attempt.seen().filter(EcsTask::isStopped).isEmpty();
        return alive && attempt.isStoppedAtOnce() ? draft.with(attempt.withStop(new Stop.Hanging())) : draft;
    }

    private static Classification cause(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (attempt.stop() instanceof Stop.Wanted wanted) {
            return wanted.why();
        }
        if (attempt.status().state() == TaskState.ORPHANED) {
            return Classification.ofTask(
                    Cause.HOST,
                    new Symptom(FailurePhase.HOST, FailureCondition.LOST),
                    "orphaned",
                    attempt.status().error());
        }
        if (attempt.launch() instanceof Launch.Refused refused) {
            return refused.why();
        }
        // Everything else that ends it was seen.
        EcsTask task = attempt.seen().orElseThrow();
        return circumstances.catalog().classify(task, draft.run().request().essentials());
    }

    private static Draft fail(Draft draft, Classification cause, String reason, Instant now) {
        return end(draft, new Phase.Ended(now, Phase.Result.FAILED, Optional.of(cause), reason));
    }

    private static Draft retry(
            Judgement judged, Classification cause, Verdict.Retry verdict, Circumstances circumstances) {
        Draft draft = judged.draft();
        if (!draft.run().gaps().isEmpty()) {
            return MissingLaunchFact.awaitedUntil(
                            draft.run().gaps(),
                            draft.run().created().plus(circumstances.limits().record()))
                    .filter(circumstances.now()::isBefore)
                    .map(until -> draft.with(draft.run().withPhase(new Phase.AwaitingRecord(until, cause)))
                            .because("waits for the record of its launch"))
                    .orElseGet(() ->
                            fail(draft, cause, Adoption.inWords(draft.run().gaps()), circumstances.now()));
        }
        BudgetGroup group = verdict.budget();
        Budget budget = circumstances.policy().budget(group);
        Spent spent = rested(draft.run().spent(group), judged.facts(), budget, circumstances.now());
        if (judged.facts().attempt() >= circumstances.limits().attempts()) {
            return fail(
                    draft,
                    cause,
                    "no run has more than " + circumstances.limits().attempts() + " attempts",
                    circumstances.now());
        }
        Optional<Shortage> shortage = budget.shortage(spent, draft.run().created(), circumstances.now());
        if (shortage.isPresent()) {
            return fail(
                    draft,
                    cause,
                    "budget " + JournalText.of(group) + " " + JournalText.of(shortage.get(), budget, spent),
                    circumstances.now());
        }
        Spent charged = spent.charged(budget.window(), circumstances.now());
        Duration delay = verdict.backoff().orElse(budget.backoff()).delay(charged.streak(), circumstances.random());
        String what =
                JournalText.of(group, budget, charged) + (delay.isZero() ? " at once" : " in " + JournalText.of(delay));
        if (circumstances.policy().mode() != Mode.ENFORCE) {
            return fail(draft, cause, "shadow: would be launched again, " + what, circumstances.now());
        }
        Relaunch next = Relaunch.of(draft.run().request(), verdict.change());
        Phase until = new Phase.BackingOff(circumstances.now().plus(delay), cause);
        Map<BudgetGroup, Spent> spending = with(draft.run().spent(), group, charged);
        Draft waiting =
                draft.with(draft.run().waiting(until, next.request(), spending)).because(what);
        for (String note : next.notes()) {
            waiting = waiting.because(note);
        }
        return waiting;
    }

    /** An attempt that ran long enough resets the back-off. */
    private static Spent rested(Spent spent, FailureFacts facts, Budget budget, Instant now) {
        Optional<Duration> ran = facts.task().flatMap(task -> task.running(now));
        boolean wellRun = ran.flatMap(time -> budget.resetAfter().filter(least -> time.compareTo(least) >= 0))
                .isPresent();
        return wellRun ? spent.rested() : spent;
    }

    private static Map<BudgetGroup, Spent> with(Map<BudgetGroup, Spent> all, BudgetGroup group, Spent charged) {
        if (all.isEmpty()) {
            return Map.of(group, charged);
        }
        Map<BudgetGroup, Spent> next = new EnumMap<>(BudgetGroup.class);
        next.putAll(all);
        next.put(group, charged);
        return next;
    }

    private static Draft end(Draft draft, Phase.Ended ended) {
        return draft.with(draft.run().withPhase(ended)).because(ended.reason());
    }
}
