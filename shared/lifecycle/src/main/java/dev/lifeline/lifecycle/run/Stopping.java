package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import java.util.function.BiFunction;

/**
 * What the answer to StopTask adds to what is known. A stop that failed goes the way of the ECS agent's stop-error
 * branch: ask whether anybody is there; nobody answers: keep what is known and come back; ECS answers that the task is
 * stopped or missing: it counts as stopped; it answers that the task runs: stop it again, a bounded number of times.
 */
final class Stopping {

    private Stopping() {}

    static Draft answered(Draft draft, StopAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean current = draft.attempt().number() == answered.attempt()
                && draft.attempt().task().filter(task::equals).isPresent();
        boolean live = current && !draft.attempt().isOver();
        boolean hanging = current && draft.attempt().isHanging();
        return switch (answered.answer()) {
            case StopAnswer.Accepted accepted -> {
                Draft stopped = draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask was accepted");
                yield live || hanging ? learn(stopped, answered.attempt(), accepted, circumstances) : stopped;
            }
            case StopAnswer.Missing missing when hanging && !Orphaning.mayNotBeVisible(draft, circumstances) ->
                HangingTask.gone(draft, "ECS knows no such task");
            case StopAnswer.Missing missing ->
                live
                        ? missing(draft, answered, circumstances)
                        : draft.without(effect -> Observing.isStopOf(effect, task))
                                .because("the task is gone");
            case StopAnswer.Held held -> held(draft, task, held);
            case StopAnswer.Failed failed ->
                live
                        ? probe(draft, answered, failed.error(), circumstances)
                        : repeated(draft, task, failed.error(), circumstances);
        };
    }

    private static Draft held(Draft draft, TaskRef task, StopAnswer.Held held) {
        return draft.pending(effect -> Observing.isStopOf(effect, task)).isPresent()
                ? draft.holding(effect -> Observing.isStopOf(effect, task), held.until())
                        .because("StopTask is held: " + held.reason())
                : draft.stale("no answer of StopTask is waited for");
    }

    private static Draft learn(Draft draft, int attempt, StopAnswer.Accepted accepted, Circumstances circumstances) {
        return accepted.details()
                .filter(draft.attempt()::isNews)
                .map(task -> Observing.taskSeen(draft, new TaskSeen(attempt, task), circumstances))
                .orElse(draft);
    }

    private static Draft missing(Draft draft, StopAnswered answered, Circumstances circumstances) {
        return Orphaning.mayNotBeVisible(draft, circumstances)
                ? probe(draft, answered, "ECS does not know the task yet", circumstances)
                : Orphaning.missing(draft, circumstances);
    }

    private static Draft probe(Draft draft, StopAnswered answered, String error, Circumstances circumstances) {
        return draft.without(effect -> Observing.isStopOf(effect, answered.task()))
                .asking(new Effect.DescribeTask(answered.attempt(), answered.task()), circumstances)
                .because("StopTask failed: " + error + "; asking ECS how the task is");
    }

    /**
     * A task that is nobody's attempt any more: what happens to it decides nothing, so that the tries alone bound it.
     */
    private static Draft repeated(Draft draft, TaskRef task, String error, Circumstances circumstances) {
        boolean spent = draft.pending(effect -> Observing.isStopOf(effect, task))
                .filter(pending -> pending.tries() < circumstances.limits().stops())
                .isEmpty();
        return spent
                ? draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask failed, given up: " + error)
                : draft.postponing(effect -> Observing.isStopOf(effect, task), circumstances)
                        .because("StopTask failed: " + error);
    }

    /** A StopTask failed and its task runs. Not at once again: what made it fail lasts longer than a call. */
    static Draft afterFailure(Draft draft, Stop.Wanted wanted, Circumstances circumstances) {
        return again(
                draft,
                wanted,
                circumstances,
                (told, stop) -> told.askingLater(
                        stop, circumstances.limits().postponement(wanted.asked()), circumstances.now()));
    }

    /** A task that was told to stop did not within its limit. */
    static Draft overdue(Draft draft, Stop.Wanted wanted, Circumstances circumstances) {
        return again(draft, wanted, circumstances, (told, stop) -> told.asking(stop, circumstances));
    }

    private static Draft again(
            Draft draft, Stop.Wanted wanted, Circumstances circumstances, BiFunction<Draft, Effect, Draft> asking) {
        if (wanted.asked() >= circumstances.limits().stops()) {
            return Orphaning.orphan(draft, "StopTask did not take " + wanted.asked() + " times", circumstances);
        }
        Attempt attempt = draft.attempt();
        // What was told to stop has a name.
        TaskRef task = attempt.task().orElseThrow();
        Effect stop = new Effect.StopTask(
                attempt.number(), task, StopReason.of(wanted.why().evidence()));
        Draft told =
                draft.with(attempt.withStop(wanted.askedAgain()).watching(circumstances::limit, circumstances.now()));
        return asking.apply(told, stop).because("the task does not stop: StopTask again");
    }
}
