package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;

/**
 * What the answer to StopTask adds to what is known. A stop that failed goes the way of the ECS agent's stop-error
 * branch: ask whether anybody is there; nobody answers: keep what is known and come back; ECS answers that the task is
 * stopped or missing: it counts as stopped; it answers that the task runs: stop it again, a bounded number of times.
 */
final class Stopping {

    private Stopping() {}

    static Draft answered(Draft draft, StopAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean ofLiveAttempt = draft.attempt().number() == answered.attempt()
                && !draft.attempt().isOver()
                && draft.attempt().task().filter(task::equals).isPresent();
        return switch (answered.answer()) {
            case StopAnswer.Accepted accepted -> {
                Draft stopped = draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask was accepted");
                yield ofLiveAttempt ? learn(stopped, answered.attempt(), accepted, circumstances) : stopped;
            }
            case StopAnswer.Missing missing ->
                ofLiveAttempt
                        ? missing(draft, answered, circumstances)
                        : draft.without(effect -> Observing.isStopOf(effect, task))
                                .because("the task is gone");
            case StopAnswer.Held held -> held(draft, task, held);
            case StopAnswer.Failed failed ->
                ofLiveAttempt
                        ? probe(draft, answered, failed.error(), circumstances)
                        : again(draft, task, failed.error(), circumstances);
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
    private static Draft again(Draft draft, TaskRef task, String error, Circumstances circumstances) {
        boolean spent = draft.pending(effect -> Observing.isStopOf(effect, task))
                .filter(pending -> pending.tries() < circumstances.limits().stops())
                .isEmpty();
        return spent
                ? draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask failed, given up: " + error)
                : draft.postponing(effect -> Observing.isStopOf(effect, task), circumstances)
                        .because("StopTask failed: " + error);
    }

    /**
     * ECS says that a task which was told to stop is not stopping. Not at once again: what made StopTask fail lasts
     * longer than a call.
     */
    static Draft notStopping(Draft draft, Stop.Wanted wanted, TaskRef task, Circumstances circumstances) {
        if (wanted.asked() >= circumstances.limits().stops()) {
            return Orphaning.orphan(draft, "StopTask did not take " + wanted.asked() + " times", circumstances);
        }
        return draft.with(draft.attempt().withStop(wanted.askedAgain()))
                .askingLater(
                        new Effect.StopTask(
                                draft.attempt().number(),
                                task,
                                StopReason.of(wanted.why().evidence())),
                        circumstances.limits().postponement(wanted.asked()),
                        circumstances.now())
                .because("the task does not stop: StopTask again");
    }
}
