package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import java.time.Duration;
import java.util.Optional;

/** Applies the answer of RunTask. */
final class LaunchIntake {

    private LaunchIntake() {}

    static Draft answered(Draft draft, LaunchAnswered answered, Circumstances circumstances) {
        int attempt = answered.attempt();
        return switch (answered.answer()) {
            case LaunchAnswer.TaskCreated accepted ->
                notOwn(draft, attempt, accepted)
                        .map(why -> refused(draft, attempt, rejection(why), circumstances))
                        .orElseGet(
                                () -> accepted(OwedLaunch.settled(draft, attempt), attempt, accepted, circumstances));
            case LaunchAnswer.Conflict conflict -> conflict(draft, attempt, conflict, circumstances);
            case LaunchAnswer.NotPlaced failure ->
                refused(draft, attempt, circumstances.catalog().classify(failure.failure()), circumstances);
            case LaunchAnswer.Rejected rejected ->
                rejected(draft, attempt, circumstances.catalog().classify(rejected.refusal()), circumstances);
            case LaunchAnswer.LaunchUnanswered unknown ->
                OwedLaunch.unanswered(draft, attempt, OwedLaunch.Silent.runTask(unknown.error()), circumstances);
            case LaunchAnswer.LaunchHeld held -> held(draft, new Effect.RunTask(attempt), held);
        };
    }

    private static Draft accepted(
            Draft draft, int attempt, LaunchAnswer.TaskCreated accepted, Circumstances circumstances) {
        TaskRef task = accepted.task();
        if (OwedLaunch.isSuperfluous(draft, attempt, task)) {
            return ZombieTasks.ofAnswer(draft, attempt, task, circumstances);
        }
        return accepted.details()
                .filter(draft.attempt()::isNews)
                .map(details ->
                        TaskSnapshots.know(draft, details, circumstances).because("RunTask made task " + task.id()))
                .orElseGet(() -> named(draft, task, circumstances));
    }

    /** The task's ARN is known, but not its state: ask, unless an event was quicker. */
    private static Draft named(Draft draft, TaskRef task, Circumstances circumstances) {
        if (draft.attempt().task().isPresent()) {
            return draft.because("RunTask made task " + task.id() + ", as an event already showed");
        }
        return draft.with(draft.attempt()
                        .withLaunch(new Launch.Launched(task, Optional.empty()))
                        .withContact(circumstances.heard(draft.attempt().contact())))
                .asking(new Effect.DescribeTask(draft.attempt().number(), task), circumstances)
                .because("RunTask made task " + task.id());
    }

    /**
     * The token was used with another request: by an earlier version of this function, and then the task is the
     * attempt's; or by somebody who copied it after the attempt's task existed.
     */
    private static Draft conflict(
            Draft draft, int attempt, LaunchAnswer.Conflict conflict, Circumstances circumstances) {
        return Ownership.own(draft.run(), attempt, conflict.tasks())
                .map(task -> TaskSnapshots.take(
                        OwedLaunch.settled(draft, attempt), new TaskSeen(attempt, task), circumstances))
                .orElseGet(() -> refused(
                        draft,
                        attempt,
                        rejection("the client token was used with another request: "
                                + (conflict.tasks().isEmpty()
                                        ? "ECS names no task of it"
                                        : Strangers.inWords(draft.run(), attempt, conflict.tasks()))),
                        circumstances));
    }

    private static Classification rejection(String evidence) {
        return Classification.ofTask(
                Cause.LAUNCH_REJECTED,
                new Symptom(FailurePhase.LAUNCH, FailureCondition.MALFORMED),
                "conflict",
                evidence);
    }

    /** Why the task that RunTask names is not the attempt's, as far as the answer shows. */
    private static Optional<String> notOwn(Draft draft, int attempt, LaunchAnswer.TaskCreated accepted) {
        return accepted.details()
                .filter(task -> !Ownership.isKnown(draft.run(), attempt, task.ref()))
                .flatMap(task -> Ownership.objection(draft.run(), attempt, task))
                .map(why -> "it names task " + accepted.task().id() + ", which is not the attempt's: " + why);
    }

    /** A transient refusal of a repetition counts as no answer: RunTask is repeated until it has one. */
    private static Draft rejected(Draft draft, int attempt, Classification why, Circumstances circumstances) {
        boolean mayPass = why.cause().outlook() == Cause.Outlook.TRANSIENT;
        if (mayPass && OwedLaunch.isRepeated(draft, attempt)) {
            return OwedLaunch.unanswered(draft, attempt, OwedLaunch.Silent.runTask(why.evidence()), circumstances);
        }
        return why.cause() == Cause.THROTTLED
                ? throttled(draft, attempt, why, circumstances)
                : refused(draft, attempt, why, circumstances);
    }

    /**
     * ECS has not processed the only RunTask that was made. So it is pending as before, and no attempt is spent. It
     * waits longer each time, and finally counts as refused.
     */
    private static Draft throttled(Draft draft, int attempt, Classification why, Circumstances circumstances) {
        if (!OwedLaunch.isFirst(draft, attempt)) {
            return draft.stale("RunTask: " + why.evidence() + ", but no answer of RunTask is waited for");
        }
        Contact contact = draft.attempt().contact().unanswered(NoAnswer.THROTTLED, circumstances.now());
        Draft asked = draft.with(draft.attempt().withContact(contact));
        if (OrphanedAttempt.isUnanswered(asked, circumstances)) {
            return refused(draft, attempt, why, circumstances);
        }
        Duration wait = circumstances.limits().postponement(contact.unansweredQuestions());
        Hold hold = new Hold.Barred(why.evidence(), circumstances.now().plus(wait));
        return asked.holding(new Effect.RunTask(attempt)::equals, hold)
                .because("RunTask was throttled and costs no attempt, again in " + JournalText.of(wait) + ": "
                        + why.evidence());
    }

    /** Proves that there is no task only at the first call, and without other news. */
    private static Draft refused(Draft draft, int attempt, Classification why, Circumstances circumstances) {
        String refusal = "RunTask: " + why.evidence();
        if (OwedLaunch.isQuestion(draft, attempt)) {
            return draft.stale(refusal + ", but ListTasks is asked already");
        }
        Draft known = OwedLaunch.settled(draft, attempt);
        if (!OwedLaunch.isAwaited(draft, attempt)) {
            return known.because(refusal + ", but the task exists");
        }
        return OwedLaunch.isRepeated(draft, attempt)
                ? known.asking(new Effect.FindTask(attempt), circumstances)
                        .because(refusal + ", but an earlier try may have made the task")
                : known.with(draft.attempt().withLaunch(new Launch.Refused(why)))
                        .because(refusal);
    }

    private static Draft held(Draft draft, Effect launch, LaunchAnswer.LaunchHeld held) {
        return draft.pending(launch::equals).isPresent()
                ? draft.holding(launch::equals, held.hold())
                        .because("RunTask is held: " + held.hold().reason())
                : draft.stale("no answer of RunTask is waited for");
    }
}
