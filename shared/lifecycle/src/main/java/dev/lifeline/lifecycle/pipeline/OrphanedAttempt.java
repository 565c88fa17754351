package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.SilenceLimits;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An attempt whose task is lost: its host is gone, or ECS does not know it. */
final class OrphanedAttempt {

    private OrphanedAttempt() {}

    /**
     * ECS does not know the task. If it was being stopped, it counts as stopped, as in the ECS agent; otherwise it is
     * lost.
     */
    static Draft missing(Draft draft, Circumstances circumstances) {
        if (draft.attempt().stop() instanceof Stop.Wanted) {
            TaskStatus status = draft.attempt().status().transition(TaskState.SHUTDOWN, "shutdown");
            return end(draft, status, circumstances).because("ECS does not know the task: it counts as stopped");
        }
        return orphan(draft, "ECS knows no such task", circumstances);
    }

    /** RunTask is eventually consistent: for some minutes after a launch ECS may not know its own task. */
    static boolean mayNotBeVisible(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        Instant launched = attempt.seen().isPresent()
                ? attempt.seen().flatMap(task -> task.times().created()).orElse(attempt.created())
                // RunTask may have been repeated for long before it made the task; then this question started later.
                : draft.pending(effect ->
                                attempt.task().filter(effect::asksAbout).isPresent())
                        .map(PendingEffect::since)
                        .orElse(attempt.created());
        return circumstances.now().isBefore(launched.plus(circumstances.limits().visibility()));
    }

    /** The calls to ECS reached their limit. */
    static boolean isUnanswered(Draft draft, Circumstances circumstances) {
        SilenceLimits limits = circumstances.limits().silence();
        return draft.attempt()
                .contact()
                .silence()
                .filter(silence -> !circumstances.now().isBefore(limits.end(silence)))
                .isPresent();
    }

    /** ECS does not answer about the task: it may run, or may never have existed. */
    static Draft unanswered(Draft draft, String error, Circumstances circumstances) {
        return abandoned(
                draft,
                "ECS has not answered since "
                        + inWords(draft.attempt().contact().heardAt()) + ": " + error,
                circumstances);
    }

    /** ECS refuses to stop the task. */
    static Draft notStopped(Draft draft, Instant since, String error, Circumstances circumstances) {
        return abandoned(draft, "StopTask has failed since " + inWords(since) + ": " + error, circumstances);
    }

    private static Instant inWords(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The task is out of control and may be alive, so this ends the run, even if its policy would retry. */
    private static Draft abandoned(Draft draft, String why, Circumstances circumstances) {
        Classification lost = Classification.ofTask(
                Cause.HOST, new Symptom(FailurePhase.HOST, FailureCondition.UNREACHABLE), "unanswered", why);
        Draft orphaned = orphan(draft, why, circumstances);
        String end = why + "; its task may still run";
        Phase ended = draft.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser()
                ? new Phase.Ended(
                        circumstances.now(),
                        Phase.Result.STOPPED,
                        Optional.of(wanted.why()),
                        "a user stopped the run; " + end)
                : new Phase.Ended(circumstances.now(), Phase.Result.FAILED, Optional.of(lost), end);
        return orphaned.caused(lost)
                .with(orphaned.run().withPhase(ended))
                .because("the run ends: its task may still run");
    }

    static Draft orphan(Draft draft, String why, Circumstances circumstances) {
        TaskStatus status = draft.attempt()
                .status()
                .transition(TaskState.ORPHANED, "orphaned")
                .withError(why);
        return end(draft, status, circumstances).because("orphaned: " + why);
    }

    private static Draft end(Draft draft, TaskStatus status, Circumstances circumstances) {
        Attempt attempt = draft.attempt().withStatus(status.withTimestamp(circumstances.now()));
        return draft.with(attempt).without(effect -> effect.concernsTask(attempt.number(), attempt.task()));
    }
}
