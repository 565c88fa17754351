package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswered;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import java.util.Optional;

/** What the answers to RunTask, and to the question whether the task exists, add to what is known. */
final class Launching {

    private Launching() {}

    static Draft answered(Draft draft, LaunchAnswered answered, Circumstances circumstances) {
        if (answered.answer() instanceof LaunchAnswer.Unknown unknown) {
            return unanswered(draft, answered.attempt(), "RunTask", unknown.error(), circumstances);
        }
        if (answered.answer() instanceof LaunchAnswer.Held held) {
            return held(draft, new Effect.RunTask(answered.attempt()), held);
        }
        if (isRepeated(draft, answered.attempt()) && answered.answer() instanceof LaunchAnswer.Throttled throttled) {
            return unanswered(draft, answered.attempt(), "RunTask", throttled.error(), circumstances);
        }
        Draft known = draft.without(effect -> isLaunchOf(effect, answered.attempt()));
        if (isRepeated(draft, answered.attempt()) && answered.answer() instanceof LaunchAnswer.Rejected rejected) {
            return known.asking(new Effect.FindTask(answered.attempt()), circumstances)
                    .because("RunTask: " + rejected.error() + ", but an earlier try may have made the task");
        }
        return switch (answered.answer()) {
            case LaunchAnswer.Accepted accepted -> accepted(known, answered.attempt(), accepted, circumstances);
            case LaunchAnswer.NotPlaced failure ->
                refused(known, answered.attempt(), circumstances.catalog().classify(failure.reason()));
            case LaunchAnswer.Conflict conflict -> conflict(known, answered.attempt(), conflict, circumstances);
            case LaunchAnswer.Rejected rejected ->
                refused(
                        known,
                        answered.attempt(),
                        new Classification(Cause.LAUNCH_REJECTED, "run-task", rejected.error()));
            case LaunchAnswer.Throttled throttled ->
                refused(known, answered.attempt(), new Classification(Cause.THROTTLED, "run-task", throttled.error()));
            case LaunchAnswer.Unknown handled -> throw new IllegalStateException("handled above: " + handled);
            case LaunchAnswer.Held handled -> throw new IllegalStateException("handled above: " + handled);
        };
    }

    static Draft found(Draft draft, FindAnswered answered, Circumstances circumstances) {
        int attempt = answered.attempt();
        return switch (answered.answer()) {
            case FindAnswer.Found found ->
                name(draft.without(effect -> isLaunchOf(effect, attempt)), attempt, found.task(), circumstances);
            case FindAnswer.NotFound none ->
                isAwaited(draft, attempt)
                                && draft.pending(new Effect.FindTask(attempt)::equals)
                                        .isPresent()
                        ? draft.without(effect -> isLaunchOf(effect, attempt))
                                .asking(new Effect.RunTask(attempt), circumstances)
                                .because("ECS has no task of attempt " + attempt + ": RunTask again")
                        : draft.ignored("attempt " + attempt + " does not wait for this answer");
            case FindAnswer.Unknown unknown -> unanswered(draft, attempt, "ListTasks", unknown.error(), circumstances);
        };
    }

    private static Draft accepted(
            Draft draft, int attempt, LaunchAnswer.Accepted accepted, Circumstances circumstances) {
        if (isSuperfluous(draft, attempt, accepted.task())) {
            return Revenants.ofAnswer(draft, attempt, accepted.task(), circumstances);
        }
        Optional<EcsTask> news = accepted.details().filter(draft.attempt()::isNews);
        return news.map(task -> Observing.know(draft, task, circumstances)
                        .because("RunTask made task " + task.ref().id()))
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
        return draft.with(draft.attempt().withLaunch(new Launch.Launched(task, Optional.empty())))
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

    private static Draft conflict(
            Draft draft, int attempt, LaunchAnswer.Conflict conflict, Circumstances circumstances) {
        return conflict.tasks().stream()
                .findFirst()
                .map(task -> name(draft, attempt, task, circumstances))
                .orElseGet(() -> refused(
                        draft,
                        attempt,
                        new Classification(
                                Cause.LAUNCH_REJECTED, "run-task", "the client token was used with another request")));
    }

    private static Draft refused(Draft draft, int attempt, Classification why) {
        return isAwaited(draft, attempt)
                ? draft.with(draft.attempt().withLaunch(new Launch.Refused(why)))
                        .because("RunTask: " + why.evidence())
                : draft.because("RunTask: " + why.evidence() + ", but the task exists");
    }

    private static Draft held(Draft draft, Effect launch, LaunchAnswer.Held held) {
        return draft.pending(launch::equals).isPresent()
                ? draft.holding(launch::equals, held.until()).because("RunTask is held: " + held.reason())
                : draft.stale("no answer of RunTask is waited for");
    }

    private static Draft unanswered(Draft draft, int attempt, String call, String error, Circumstances circumstances) {
        return draft.pending(effect -> isLaunchOf(effect, attempt)).isPresent()
                ? draft.postponing(effect -> isLaunchOf(effect, attempt), circumstances)
                        .because(call + " brought no answer: " + error)
                : draft.stale("no answer of " + call + " is waited for");
    }

    private static boolean isLive(Draft draft, int attempt) {
        return draft.attempt().number() == attempt && !draft.attempt().isOver();
    }

    private static boolean isAwaited(Draft draft, int attempt) {
        return isLive(draft, attempt) && draft.attempt().launch() instanceof Launch.Asked;
    }

    private static boolean isLaunchOf(Effect effect, int attempt) {
        return effect.attempt() == attempt && (effect instanceof Effect.RunTask || effect instanceof Effect.FindTask);
    }
}
