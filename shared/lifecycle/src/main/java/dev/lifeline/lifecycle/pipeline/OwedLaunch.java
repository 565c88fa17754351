package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PendingEffect;

/** The pending effect of an attempt's launch: RunTask, or ListTasks to learn whether RunTask made the task. */
final class OwedLaunch {

    private OwedLaunch() {}

    /** A call without a result. */
    record Silent(String call, NoAnswer why, String error) {
        static Silent runTask(String error) {
            return new Silent("RunTask", NoAnswer.SILENT, error);
        }
    }

    private static boolean isOf(Effect effect, int attempt) {
        return effect.attempt() == attempt && (effect instanceof Effect.RunTask || effect instanceof Effect.FindTask);
    }

    /** RunTask is called for the first time. */
    static boolean isFirst(Draft draft, int attempt) {
        return tries(draft, attempt) == 1;
    }

    static boolean isQuestion(Draft draft, int attempt) {
        return draft.pending(new Effect.FindTask(attempt)::equals).isPresent();
    }

    /**
     * RunTask was called before without an answer. It may have made the task then, so a refusal now does not prove that
     * there is none.
     */
    static boolean isRepeated(Draft draft, int attempt) {
        return tries(draft, attempt) > 1;
    }

    private static int tries(Draft draft, int attempt) {
        return draft.pending(new Effect.RunTask(attempt)::equals)
                .map(PendingEffect::tries)
                .orElse(0);
    }

    /** The attempt waits for its task, without other news. */
    static boolean isAwaited(Draft draft, int attempt) {
        return isLive(draft, attempt) && draft.attempt().launch() instanceof Launch.Asked;
    }

    private static boolean isLive(Draft draft, int attempt) {
        return draft.attempt().number() == attempt && !draft.attempt().isOver();
    }

    /** A task that the attempt does not continue with: it was given up, or continues with another task. */
    static boolean isSuperfluous(Draft draft, int attempt, TaskRef task) {
        return !isLive(draft, attempt)
                || draft.attempt().task().filter(known -> !known.equals(task)).isPresent();
    }

    /** Its answer is known or unneeded. */
    static Draft settled(Draft draft, int attempt) {
        return draft.without(effect -> isOf(effect, attempt));
    }

    /** Its answer is not sufficient: again later. */
    static Draft unanswered(Draft draft, int attempt, Silent silent, Circumstances circumstances) {
        if (draft.pending(effect -> isOf(effect, attempt)).isEmpty()) {
            return draft.stale("no answer of " + silent.call() + " is waited for");
        }
        // Only the current attempt is launched.
        Contact contact = draft.attempt().contact().unanswered(silent.why(), circumstances.now());
        Draft asked = draft.with(draft.attempt().withContact(contact))
                .because(silent.call() + " got no answer: " + silent.error());
        if (!OrphanedAttempt.isUnanswered(asked, circumstances)) {
            return asked.postponing(effect -> isOf(effect, attempt), circumstances);
        }
        return isQuestion(draft, attempt)
                ? OrphanedAttempt.unanswered(asked, silent.error(), circumstances)
                : settled(asked, attempt)
                        .asking(new Effect.FindTask(attempt), circumstances)
                        .because("asking ECS whether the task exists");
    }
}
