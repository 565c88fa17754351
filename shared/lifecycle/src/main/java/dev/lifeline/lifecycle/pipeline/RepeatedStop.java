package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.function.BiFunction;

/** StopTask again, for a task that does not stop, up to a bound. Then the attempt counts as lost. */
final class RepeatedStop {

    private RepeatedStop() {}

    /**
     * ECS accepted StopTask, and the task is not stopping. Repeated later, because the answer may have been overtaken.
     */
    static Draft ignored(Draft draft, Stop.Wanted wanted, Circumstances circumstances) {
        return again(
                draft,
                wanted,
                circumstances,
                (told, stop) -> told.askingLater(
                        stop, circumstances.limits().postponement(wanted.asked()), circumstances.now()));
    }

    /** A task did not stop within its limit. */
    static Draft overdue(Draft draft, Stop.Wanted wanted, Circumstances circumstances) {
        return again(draft, wanted, circumstances, (told, stop) -> told.asking(stop, circumstances));
    }

    private static Draft again(
            Draft draft, Stop.Wanted wanted, Circumstances circumstances, BiFunction<Draft, Effect, Draft> asking) {
        if (wanted.asked() >= circumstances.limits().stops()) {
            return OrphanedAttempt.orphan(draft, "StopTask did not take " + wanted.asked() + " times", circumstances);
        }
        Attempt attempt = draft.attempt();
        // A task that was asked to stop has a name.
        TaskRef task = attempt.task().orElseThrow();
        Effect stop = new Effect.StopTask(
                attempt.number(), task, StopReason.of(wanted.why().evidence()));
        Draft told =
                draft.with(attempt.withStop(wanted.askedAgain()).watching(circumstances::limit, circumstances.now()));
        return asking.apply(told, stop).because("the task does not stop: StopTask again");
    }
}
