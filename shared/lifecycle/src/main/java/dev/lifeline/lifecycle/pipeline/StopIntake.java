package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PendingEffect;
import java.time.Instant;
import java.util.Optional;

/**
 * Applies the answer of StopTask. A failed stop follows the ECS agent's stop-error branch: ask about the task; without
 * an answer keep what is known; a task that is stopped or missing counts as stopped; a running one is stopped again,
 * within bounds. A failing call may be throttled or forbidden for hours, so time bounds it. The number of tries bounds
 * a call that ECS accepts and ignores.
 */
final class StopIntake {

    private StopIntake() {}

    static Draft answered(Draft draft, StopAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean live = isCurrent(draft, answered) && !draft.attempt().isOver();
        boolean hanging = isCurrent(draft, answered) && draft.attempt().isHanging();
        return switch (answered.answer()) {
            case StopAnswer.StopAccepted accepted -> {
                Draft stopped = draft.without(effect -> effect.stops(task)).because("StopTask was accepted");
                if (live || hanging) {
                    yield learn(stopped, answered.attempt(), accepted, circumstances);
                }
                boolean awaited = draft.pending(effect -> effect.stops(task)).isPresent();
                yield awaited ? ZombieEnd.followed(stopped, answered, accepted, circumstances) : stopped;
            }
            case StopAnswer.NothingToStop missing
            when hanging && !OrphanedAttempt.mayNotBeVisible(draft, circumstances) ->
                HangingTask.gone(draft, "ECS knows no such task");
            case StopAnswer.NothingToStop missing ->
                live ? missing(draft, answered, circumstances) : zombieMissing(draft, task, circumstances);
            case StopAnswer.StopHeld held -> held(draft, task, held);
            case StopAnswer.StopFailed failed -> failed(draft, answered, failed.error(), circumstances);
        };
    }

    private static boolean isCurrent(Draft draft, StopAnswered answered) {
        return draft.attempt().number() == answered.attempt()
                && draft.attempt().task().filter(answered.task()::equals).isPresent();
    }

    private static Draft held(Draft draft, TaskRef task, StopAnswer.StopHeld held) {
        return draft.pending(effect -> effect.stops(task)).isPresent()
                ? draft.holding(effect -> effect.stops(task), held.hold())
                        .because("StopTask is held: " + held.hold().reason())
                : draft.stale("no answer of StopTask is waited for");
    }

    private static Draft learn(
            Draft draft, int attempt, StopAnswer.StopAccepted accepted, Circumstances circumstances) {
        return accepted.details()
                .filter(draft.attempt()::isNews)
                .map(task -> TaskSnapshots.take(draft, new TaskSeen(attempt, task), circumstances))
                .orElse(draft);
    }

    private static Draft missing(Draft draft, StopAnswered answered, Circumstances circumstances) {
        return OrphanedAttempt.mayNotBeVisible(draft, circumstances)
                ? probe(draft, answered, circumstances).because("ECS does not know the task yet")
                : OrphanedAttempt.missing(draft, circumstances);
    }

    /** The task of no live attempt. It was seen, so ECS has or had it; a new task may not be visible yet. */
    private static Draft zombieMissing(Draft draft, TaskRef task, Circumstances circumstances) {
        boolean young = draft.pending(effect -> effect.stops(task))
                .map(owed -> owed.since().plus(circumstances.limits().visibility()))
                .filter(circumstances.now()::isBefore)
                .isPresent();
        return young
                ? later(draft, task, circumstances).because("ECS does not know the task yet: StopTask again")
                : draft.without(effect -> effect.stops(task)).because("the task is gone");
    }

    private static Draft failed(Draft draft, StopAnswered answered, String error, Circumstances circumstances) {
        TaskRef task = answered.task();
        Optional<PendingEffect> owed = draft.pending(effect -> effect.stops(task));
        if (owed.isEmpty()) {
            return draft.stale("no answer of StopTask is waited for");
        }
        boolean live = isCurrent(draft, answered) && !draft.attempt().isOver();
        Instant since = owed.get().since();
        if (circumstances
                .now()
                .isBefore(since.plus(circumstances.limits().silence().refused()))) {
            Draft again = live ? probe(draft, answered, circumstances) : later(draft, task, circumstances);
            return again.because("StopTask failed: " + error);
        }
        return live
                ? OrphanedAttempt.notStopped(draft, since, error, circumstances)
                : draft.without(effect -> effect.stops(task)).because("StopTask failed, given up: " + error);
    }

    /** The task may have stopped nevertheless. */
    private static Draft probe(Draft draft, StopAnswered answered, Circumstances circumstances) {
        return later(draft, answered.task(), circumstances)
                .asking(new Effect.DescribeTask(answered.attempt(), answered.task()), circumstances);
    }

    private static Draft later(Draft draft, TaskRef task, Circumstances circumstances) {
        return draft.postponing(effect -> effect.stops(task), circumstances);
    }
}
