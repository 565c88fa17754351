package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the answer to StopTask adds to what is known. A stop that failed follows the ECS agent's stop-error branch: ask
 * how the task is; without an answer keep what is known; a task that is stopped or missing counts as stopped; one that
 * runs is stopped again, within bounds. A call that fails may be throttled or forbidden for hours, so time bounds it. A
 * call that ECS accepts and ignores is bounded by the number of tries.
 */
final class Stopping {

    private Stopping() {}

    static Draft answered(Draft draft, StopAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean live = isCurrent(draft, answered) && !draft.attempt().isOver();
        boolean hanging = isCurrent(draft, answered) && draft.attempt().isHanging();
        return switch (answered.answer()) {
            case StopAnswer.Accepted accepted -> {
                Draft stopped = draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask was accepted");
                yield live || hanging ? learn(stopped, answered.attempt(), accepted, circumstances) : stopped;
            }
            case StopAnswer.Missing missing
            when hanging && !Orphaning.mayNotBeVisible(draft, circumstances) ->
                HangingTask.gone(draft, "ECS knows no such task");
            case StopAnswer.Missing missing ->
                live ? missing(draft, answered, circumstances) : zombieMissing(draft, task, circumstances);
            case StopAnswer.Held held -> held(draft, task, held);
            case StopAnswer.Failed failed -> failed(draft, answered, failed.error(), circumstances);
        };
    }

    private static boolean isCurrent(Draft draft, StopAnswered answered) {
        return draft.attempt().number() == answered.attempt()
                && draft.attempt().task().filter(answered.task()::equals).isPresent();
    }

    private static Draft held(Draft draft, TaskRef task, StopAnswer.Held held) {
        return draft.pending(effect -> Observing.isStopOf(effect, task)).isPresent()
                ? draft.holding(effect -> Observing.isStopOf(effect, task), held.hold())
                        .because("StopTask is held: " + held.hold().reason())
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
                ? probe(draft, answered, circumstances).because("ECS does not know the task yet")
                : Orphaning.missing(draft, circumstances);
    }

    /**
     * The task of no live attempt. It was seen, so that ECS has it or had it; one that was only just launched may not
     * be visible yet.
     */
    private static Draft zombieMissing(Draft draft, TaskRef task, Circumstances circumstances) {
        boolean young = draft.pending(effect -> Observing.isStopOf(effect, task))
                .map(owed -> owed.since().plus(circumstances.limits().visibility()))
                .filter(circumstances.now()::isBefore)
                .isPresent();
        return young
                ? later(draft, task, circumstances).because("ECS does not know the task yet: StopTask again")
                : draft.without(effect -> Observing.isStopOf(effect, task)).because("the task is gone");
    }

    private static Draft failed(Draft draft, StopAnswered answered, String error, Circumstances circumstances) {
        TaskRef task = answered.task();
        Optional<PendingEffect> owed = draft.pending(effect -> Observing.isStopOf(effect, task));
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
                ? Orphaning.notStopped(draft, since, error, circumstances)
                : draft.without(effect -> Observing.isStopOf(effect, task))
                        .because("StopTask failed, given up: " + error);
    }

    /** The task may have stopped all the same. */
    private static Draft probe(Draft draft, StopAnswered answered, Circumstances circumstances) {
        return later(draft, answered.task(), circumstances)
                .asking(new Effect.DescribeTask(answered.attempt(), answered.task()), circumstances);
    }

    private static Draft later(Draft draft, TaskRef task, Circumstances circumstances) {
        return draft.postponing(effect -> Observing.isStopOf(effect, task), circumstances);
    }

    /** ECS accepted StopTask, and the task is not stopping. Not at once again: the answer may have been overtaken. */
    static Draft ignored(Draft draft, Stop.Wanted wanted, Circumstances circumstances) {
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
