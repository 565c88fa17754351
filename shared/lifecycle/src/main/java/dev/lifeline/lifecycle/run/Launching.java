package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswered;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the answers to RunTask, and to the question whether the task exists, add to what is known. */
final class Launching {

    private Launching() {}

    static Draft answered(Draft draft, LaunchAnswered answered, Circumstances circumstances) {
        int attempt = answered.attempt();
        return switch (answered.answer()) {
            case LaunchAnswer.Accepted accepted ->
                notOwn(draft, attempt, accepted)
                        .map(why -> refused(draft, attempt, rejection(why), circumstances))
                        .orElseGet(() -> accepted(withoutLaunch(draft, attempt), attempt, accepted, circumstances));
            case LaunchAnswer.Conflict conflict -> conflict(draft, attempt, conflict, circumstances);
            case LaunchAnswer.NotPlaced failure ->
                refused(draft, attempt, circumstances.catalog().classify(failure.failure()), circumstances);
            case LaunchAnswer.Rejected rejected ->
                rejected(draft, attempt, circumstances.catalog().classify(rejected.refusal()), circumstances);
            case LaunchAnswer.Unknown unknown ->
                unanswered(draft, attempt, Silent.runTask(unknown.error()), circumstances);
            case LaunchAnswer.Held held -> held(draft, new Effect.RunTask(attempt), held);
        };
    }

    static Draft found(Draft draft, FindAnswered answered, Circumstances circumstances) {
        int attempt = answered.attempt();
        return switch (answered.answer()) {
            case FindAnswer.Found found ->
                own(draft, attempt, found.tasks())
                        .map(task -> taken(withoutLaunch(draft, attempt), attempt, task, circumstances))
                        .orElseGet(() -> notFound(
                                draft.because(Strangers.inWords(draft.run(), attempt, found.tasks())),
                                attempt,
                                circumstances));
            case FindAnswer.NotFound none -> notFound(draft, attempt, circumstances);
            case FindAnswer.Unknown unknown ->
                unanswered(draft, attempt, new Silent("ListTasks", unknown.why(), unknown.error()), circumstances);
        };
    }

    /**
     * ECS lists no such task. One that it just made may not be listed yet, and one that ended is soon not listed any
     * more: so RunTask is given out anew when ListTasks knew of none at once, nor after the time for which a task may
     * be invisible.
     */
    private static Draft notFound(Draft draft, int attempt, Circumstances circumstances) {
        Optional<PendingEffect> question = draft.pending(new Effect.FindTask(attempt)::equals);
        if (question.isEmpty() || !isAwaited(draft, attempt)) {
            return draft.ignored("attempt " + attempt + " does not wait for this answer");
        }
        Instant certain = question.get().since().plus(circumstances.limits().certainty());
        if (circumstances.now().isBefore(certain)) {
            return draft.postponing(effect -> isLaunchOf(effect, attempt), certain)
                    .because("ECS lists no task of attempt " + attempt + ", but one may be too new for that");
        }
        return Orphaning.isUnanswered(draft, circumstances)
                ? neverAnswered(draft, attempt)
                : withoutLaunch(draft, attempt)
                        .asking(new Effect.RunTask(attempt), circumstances)
                        .because("ECS has no task of attempt " + attempt + ": RunTask again");
    }

    /** RunTask brings no answer, time and again, and ECS has no task: the one end of a launch that made none. */
    private static Draft neverAnswered(Draft draft, int attempt) {
        Instant since = draft.attempt().contact().silence().map(Silence::since).orElseThrow();
        Classification why = Classification.ofTask(
                Cause.LAUNCH_REJECTED,
                new Symptom(FailurePhase.LAUNCH, FailureCondition.UNREACHABLE),
                "unanswered",
                "RunTask has brought no answer since " + since.truncatedTo(ChronoUnit.SECONDS)
                        + ", and ECS has no task");
        return withoutLaunch(draft, attempt)
                .with(draft.attempt().withLaunch(new Launch.Refused(why)))
                .because(why.evidence());
    }

    /**
     * The attempt's own of several tasks that say so. Of those that fit the oldest is it: nobody could know its name
     * before it existed.
     */
    private static Optional<EcsTask> own(Draft draft, int attempt, List<EcsTask> tasks) {
        return tasks.stream()
                .filter(task -> Ownership.isKnown(draft.run(), attempt, task.ref())
                        || Ownership.objection(draft.run(), attempt, task).isEmpty())
                .min(Comparator.comparing(task -> task.times().created().orElse(Instant.MAX)));
    }

    /** A task that is the attempt's own: what the attempt waits for, or whatever else the snapshot means. */
    private static Draft taken(Draft draft, int attempt, EcsTask task, Circumstances circumstances) {
        return isSuperfluous(draft, attempt, task.ref())
                ? Observing.taskSeen(draft, new TaskSeen(attempt, task), circumstances)
                : known(draft, attempt, task, circumstances);
    }

    private static Draft known(Draft draft, int attempt, EcsTask task, Circumstances circumstances) {
        return draft.attempt().isNews(task)
                ? Observing.know(draft, task, circumstances)
                        .because("RunTask made task " + task.ref().id())
                : name(draft, attempt, task.ref(), circumstances);
    }

    private static Draft accepted(
            Draft draft, int attempt, LaunchAnswer.Accepted accepted, Circumstances circumstances) {
        if (isSuperfluous(draft, attempt, accepted.task())) {
            return Revenants.ofAnswer(draft, attempt, accepted.task(), circumstances);
        }
        return accepted.details()
                .map(task -> known(draft, attempt, task, circumstances))
                .orElseGet(() -> name(draft, attempt, accepted.task(), circumstances));
    }

    /** The task's name is known, but not how it is: ask, unless an event was quicker. */
    private static Draft name(Draft draft, int attempt, TaskRef task, Circumstances circumstances) {
        if (isSuperfluous(draft, attempt, task)) {
            return Revenants.ofAnswer(draft, attempt, task, circumstances);
        }
        if (draft.attempt().task().isPresent()) {
            return draft.because("RunTask made task " + task.id() + ", as an event already told");
        }
        return draft.with(draft.attempt()
                        .withLaunch(new Launch.Launched(task, Optional.empty()))
                        .withContact(circumstances.heard(draft.attempt().contact())))
                .asking(new Effect.DescribeTask(attempt, task), circumstances)
                .because("RunTask made task " + task.id());
    }

    /** A task that the attempt does not go on with: it was given up before, or goes on with another task. */
    private static boolean isSuperfluous(Draft draft, int attempt, TaskRef task) {
        return !isLive(draft, attempt)
                || draft.attempt().task().filter(known -> !known.equals(task)).isPresent();
    }

    /**
     * RunTask was given out before and brought no answer: that time it may have made the task, so that a refusal now
     * does not say that there is none.
     */
    private static boolean isRepeated(Draft draft, int attempt) {
        return draft.pending(new Effect.RunTask(attempt)::equals)
                .filter(pending -> pending.tries() > 1)
                .isPresent();
    }

    /**
     * The token, which nobody else can know before the attempt's task exists, was used with another request: by an
     * earlier version of this function, then the task is the attempt's own; or by somebody who copied it since.
     */
    private static Draft conflict(
            Draft draft, int attempt, LaunchAnswer.Conflict conflict, Circumstances circumstances) {
        return own(draft, attempt, conflict.tasks())
                .map(task -> taken(withoutLaunch(draft, attempt), attempt, task, circumstances))
                .orElseGet(() -> refused(
                        draft,
                        attempt,
                        rejection("the client token was used with another request: "
                                + (conflict.tasks().isEmpty()
                                        ? "ECS tells no task of it"
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

    /** Why the task that RunTask names is not the attempt's, as far as the answer tells. */
    private static Optional<String> notOwn(Draft draft, int attempt, LaunchAnswer.Accepted accepted) {
        return accepted.details()
                .filter(task -> !Ownership.isKnown(draft.run(), attempt, task.ref()))
                .flatMap(task -> Ownership.objection(draft.run(), attempt, task))
                .map(why -> "it names task " + accepted.task().id() + ", which is not the attempt's: " + why);
    }

    /** One that may pass, met by a repetition, is as good as no answer: RunTask is repeated until it has one. */
    private static Draft rejected(Draft draft, int attempt, Classification why, Circumstances circumstances) {
        boolean mayPass = why.cause().outlook() == Cause.Outlook.TRANSIENT;
        return mayPass && isRepeated(draft, attempt)
                ? unanswered(draft, attempt, Silent.runTask(why.evidence()), circumstances)
                : refused(draft, attempt, why, circumstances);
    }

    /** Proof that there is no task only for whoever asked first, and while nobody knows better. */
    private static Draft refused(Draft draft, int attempt, Classification why, Circumstances circumstances) {
        String refusal = "RunTask: " + why.evidence();
        if (draft.pending(new Effect.FindTask(attempt)::equals).isPresent()) {
            return draft.stale(refusal + ", but ListTasks is asked already");
        }
        Draft known = withoutLaunch(draft, attempt);
        if (!isAwaited(draft, attempt)) {
            return known.because(refusal + ", but the task exists");
        }
        return isRepeated(draft, attempt)
                ? known.asking(new Effect.FindTask(attempt), circumstances)
                        .because(refusal + ", but an earlier try may have made the task")
                : known.with(draft.attempt().withLaunch(new Launch.Refused(why)))
                        .because(refusal);
    }

    private static Draft held(Draft draft, Effect launch, LaunchAnswer.Held held) {
        return draft.pending(launch::equals).isPresent()
                ? draft.holding(launch::equals, held.hold())
                        .because("RunTask is held: " + held.hold().reason())
                : draft.stale("no answer of RunTask is waited for");
    }

    /** A call without an answer. */
    private record Silent(String call, NoAnswer why, String error) {
        static Silent runTask(String error) {
            return new Silent("RunTask", NoAnswer.SILENT, error);
        }
    }

    private static Draft unanswered(Draft draft, int attempt, Silent silent, Circumstances circumstances) {
        if (draft.pending(effect -> isLaunchOf(effect, attempt)).isEmpty()) {
            return draft.stale("no answer of " + silent.call() + " is waited for");
        }
        // Only the current attempt is launched.
        Contact contact = draft.attempt().contact().unanswered(silent.why(), circumstances.now());
        Draft asked = draft.with(draft.attempt().withContact(contact))
                .because(silent.call() + " brought no answer: " + silent.error());
        if (!Orphaning.isUnanswered(asked, circumstances)) {
            return asked.postponing(effect -> isLaunchOf(effect, attempt), circumstances);
        }
        return draft.pending(new Effect.FindTask(attempt)::equals).isPresent()
                ? Orphaning.unanswered(asked, silent.error(), circumstances)
                : withoutLaunch(asked, attempt)
                        .asking(new Effect.FindTask(attempt), circumstances)
                        .because("asking ECS whether the task exists");
    }

    private static boolean isLive(Draft draft, int attempt) {
        return draft.attempt().number() == attempt && !draft.attempt().isOver();
    }

    private static boolean isAwaited(Draft draft, int attempt) {
        return isLive(draft, attempt) && draft.attempt().launch() instanceof Launch.Asked;
    }

    private static Draft withoutLaunch(Draft draft, int attempt) {
        return draft.without(effect -> isLaunchOf(effect, attempt));
    }

    private static boolean isLaunchOf(Effect effect, int attempt) {
        return effect.attempt() == attempt && (effect instanceof Effect.RunTask || effect instanceof Effect.FindTask);
    }
}
