package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Last stage: what is due now, independent of the observation. After each piece of due work, the two stages before this
 * one run again.
 */
enum DueWork {
    /** The run took longer than its policy allows. */
    RUN_LIMIT,
    /** The run was suspended for too long. */
    SUSPENSION,
    /** Its task has been in a state longer than its policy allows. */
    TASK_LIMIT,
    /** The back-off is over, or the wait for the record of a launch. */
    NEXT_ATTEMPT,
    /** The lease of an effect is over: its function died, or got no answer. */
    OWED_EFFECTS,
    /** The task has been silent for long. */
    SILENT_TASK,
    /** Somebody who waits wants to hear that the run is alive. */
    HEARTBEATS;

    private static final List<DueWork> ALL = List.of(values());
    private static final List<DueWork> WITH_NEWS = List.of(NEXT_ATTEMPT, OWED_EFFECTS);

    /** What may be due, in order: news before the limits, which apply when nothing else happens. */
    static List<DueWork> after(Observation observation) {
        return observation instanceof TimePassed ? ALL : WITH_NEWS;
    }

    /** Carries out the work; empty if it is not due. */
    Optional<Draft> of(Draft draft, Circumstances circumstances) {
        Instant now = circumstances.now();
        return switch (this) {
            case RUN_LIMIT -> draft.run().isLate(now) ? endRun(draft, circumstances) : Optional.empty();
            case SUSPENSION -> UserRequests.lapsed(draft, now);
            case TASK_LIMIT -> taskLimit(draft, circumstances);
            case NEXT_ATTEMPT -> draft.run().isLate(now) ? Optional.empty() : nextAttempt(draft, circumstances);
            case OWED_EFFECTS -> owedEffects(draft, circumstances);
            case SILENT_TASK -> silentTask(draft, circumstances);
            case HEARTBEATS -> Callbacks.heartbeats(draft, now);
        };
    }

    private static Optional<Draft> endRun(Draft draft, Circumstances circumstances) {
        Classification why = TimeoutCause.ofRun(draft.run());
        return switch (draft.run().phase()) {
            case Phase.Attempting attempting ->
                draft.attempt().stop() instanceof Stop.Wanted
                        ? Optional.empty()
                        : Optional.of(saidOnce(draft, circumstances).stopping(why, circumstances));
            case Phase.BackingOff backingOff -> Optional.of(endedBetween(draft, why, circumstances.now()));
            case Phase.AwaitingRecord awaiting -> Optional.of(endedBetween(draft, why, circumstances.now()));
            case Phase.Ended ended -> Optional.empty();
        };
    }

    private static Draft endedBetween(Draft draft, Classification why, Instant now) {
        Phase ended = new Phase.Ended(now, Phase.Result.FAILED, Optional.of(why), why.evidence());
        return draft.caused(why).with(draft.run().withPhase(ended)).because(why.evidence());
    }

    /** In shadow mode nothing ends the run, so its limit is reported once and then dropped. */
    private static Draft saidOnce(Draft draft, Circumstances circumstances) {
        return circumstances.policy().mode() == Mode.ENFORCE
                ? draft
                : draft.with(draft.run().withoutEnd());
    }

    private static Optional<Draft> taskLimit(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (!attempt.isOpen() || !attempt.watch().isOver(circumstances.now())) {
            return Optional.empty();
        }
        return Optional.of(
                attempt.isHanging()
                        ? HangingTask.overdue(draft, circumstances)
                        : OverdueTask.late(draft, circumstances));
    }

    private static Optional<Draft> nextAttempt(Draft draft, Circumstances circumstances) {
        Run run = draft.run();
        if (run.phase() instanceof Phase.AwaitingRecord awaiting
                && !circumstances.now().isBefore(awaiting.until())) {
            return Optional.of(
                    draft.with(run.withPhase(new Phase.Attempting())).because("no record of its launch has come"));
        }
        boolean free = !draft.attempt().isHanging() && !run.isStopping();
        if (!free
                || run.suspension().isPresent()
                || !(run.phase() instanceof Phase.BackingOff backingOff)
                || circumstances.now().isBefore(backingOff.until())) {
            return Optional.empty();
        }
        Run next = run.following(
                PastAttempt.of(draft.attempt(), backingOff.cause()),
                circumstances.attempt(draft.attempt().number() + 1));
        return Optional.of(draft.with(next).because("attempt " + next.attempt().number() + " begins"));
    }

    private static Optional<Draft> owedEffects(Draft draft, Circumstances circumstances) {
        List<PendingEffect> due = draft.run().pending().stream()
                .filter(pending -> isToBeCalled(draft, pending, circumstances.now()))
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Draft next = draft;
        for (PendingEffect pending : due) {
            next = again(next, pending, circumstances);
        }
        return Optional.of(next);
    }

    /** A launch that was never called leaves no more once it is unwanted, and not while the run is suspended. */
    private static boolean isToBeCalled(Draft draft, PendingEffect pending, Instant now) {
        if (!pending.isUncalledLaunch()) {
            return pending.isDue(now);
        }
        return isUnwanted(draft, pending.effect())
                || (pending.isDue(now) && draft.run().suspension().isEmpty());
    }

    private static Draft again(Draft draft, PendingEffect pending, Circumstances circumstances) {
        Instant tokenEnds = pending.since().plus(circumstances.limits().token());
        if (pending.effect() instanceof Effect.RunTask run) {
            if (pending.isUncalledLaunch() && isUnwanted(draft, run)) {
                return draft.without(run::equals)
                        .with(draft.attempt().withLaunch(new Launch.Unasked()))
                        .because("RunTask was never called, and is no longer wanted");
            }
            if (!pending.isUncalledLaunch() && circumstances.now().isAfter(tokenEnds)) {
                return draft.without(run::equals)
                        .asking(new Effect.FindTask(run.attempt()), circumstances)
                        .because("the client token may have expired: asking ECS whether the task exists");
            }
        }
        if (pending.effect() instanceof Effect.SendCallback send && Callbacks.isGivenUp(pending, circumstances)) {
            return Callbacks.givenUp(draft, send.callback(), circumstances);
        }
        return draft.leasing(pending, circumstances)
                .giving(pending.effect())
                .because("again: " + pending.effect().inWords());
    }

    private static boolean isUnwanted(Draft draft, Effect launch) {
        return draft.attempt().number() == launch.attempt() && draft.attempt().stop() instanceof Stop.Wanted;
    }

    /** A question that needs no save, because it is asked again while it is unanswered. */
    private static Optional<Draft> silentTask(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        boolean due = attempt.isOpen() && attempt.contact().isDue(circumstances.now());
        return attempt.task()
                .filter(task -> due && !draft.run().isAsking())
                .map(task -> draft.giving(new Effect.DescribeTask(attempt.number(), task))
                        .because("the task has to be checked: asking ECS how it is"));
    }
}
