package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.PendingEffect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Applies the answer of ListTasks, which shows whether RunTask has made the attempt's task. */
final class FindIntake {

    private FindIntake() {}

    static Draft answered(Draft draft, FindAnswered answered, Circumstances circumstances) {
        int attempt = answered.attempt();
        return switch (answered.answer()) {
            case FindAnswer.TasksListed found -> found(draft, attempt, found, circumstances);
            case FindAnswer.NoneListed none -> notFound(draft, attempt, circumstances);
            case FindAnswer.ListUnanswered unknown ->
                OwedLaunch.unanswered(
                        draft,
                        attempt,
                        new OwedLaunch.Silent("ListTasks", unknown.why(), unknown.error()),
                        circumstances);
        };
    }

    private static Draft found(Draft draft, int attempt, FindAnswer.TasksListed found, Circumstances circumstances) {
        return Ownership.own(draft.run(), attempt, found.tasks())
                .map(task -> TaskSnapshots.take(
                        OwedLaunch.settled(draft, attempt), new TaskSeen(attempt, task), circumstances))
                .orElseGet(() -> notFound(
                        draft.because(Strangers.inWords(draft.run(), attempt, found.tasks())), attempt, circumstances));
    }

    /**
     * ECS lists no such task. A new task may not be listed yet, and an ended one soon disappears. So RunTask is called
     * again only if ListTasks found no task at once, and none after the time for which a task may be invisible.
     */
    private static Draft notFound(Draft draft, int attempt, Circumstances circumstances) {
        Effect list = new Effect.FindTask(attempt);
        Optional<PendingEffect> question = draft.pending(list::equals);
        if (question.isEmpty() || !OwedLaunch.isAwaited(draft, attempt)) {
            return draft.ignored("attempt " + attempt + " does not wait for this answer");
        }
        Instant certain = question.get().since().plus(circumstances.limits().certainty());
        if (circumstances.now().isBefore(certain)) {
            return draft.postponing(list::equals, certain)
                    .because("ECS lists no task of attempt " + attempt + ", but one may be too new for that");
        }
        return OrphanedAttempt.isUnanswered(draft, circumstances)
                ? neverAnswered(draft, attempt)
                : draft.without(list::equals)
                        .asking(new Effect.RunTask(attempt), circumstances)
                        .because("ECS has no task of attempt " + attempt + ": RunTask again");
    }

    /** RunTask repeatedly has no answer, and ECS has no task: the only end of a launch that made none. */
    private static Draft neverAnswered(Draft draft, int attempt) {
        Instant since = draft.attempt().contact().silence().map(Silence::since).orElseThrow();
        Classification why = Classification.ofTask(
                Cause.LAUNCH_REJECTED,
                new Symptom(FailurePhase.LAUNCH, FailureCondition.UNREACHABLE),
                "unanswered",
                "RunTask has got no answer since " + since.truncatedTo(ChronoUnit.SECONDS) + ", and ECS has no task");
        return OwedLaunch.settled(draft, attempt)
                .with(draft.attempt().withLaunch(new Launch.Refused(why)))
                .because(why.evidence());
    }
}
