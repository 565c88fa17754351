package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PendingEffect;
import java.time.Instant;

/**
 * Waits for the end of a task that should not be alive. An accepted StopTask is not its end: the task runs for its stop
 * timeout, and neither the next attempt nor the next generation may begin beside it. Usually an event reports the end;
 * a pending question replaces a lost one.
 */
final class ZombieEnd {

    private ZombieEnd() {}

    /** A task that has ended need not be stopped, nor asked about. */
    static Draft settled(Draft draft, EcsTask task) {
        return task.isStopped() ? settled(draft, task.ref()) : draft;
    }

    private static Draft settled(Draft draft, TaskRef task) {
        return draft.without(effect -> effect.stops(task) || effect.asksAbout(task));
    }

    /** ECS has accepted StopTask. */
    static Draft followed(
            Draft draft, StopAnswered answered, StopAnswer.StopAccepted accepted, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean asking = draft.pending(effect -> effect.asksAbout(task)).isPresent();
        if (accepted.details().filter(EcsTask::isStopped).isPresent()) {
            return settled(draft, task);
        }
        return asking
                ? draft
                : draft.askingLater(
                        new Effect.DescribeTask(answered.attempt(), task),
                        circumstances.limits().question(1),
                        circumstances.now());
    }

    /** The question is answered or not. It is repeated until the task has ended, as long as StopTask would be. */
    static Draft waiting(Draft draft, DescribeAnswered answered, PendingEffect question, Circumstances circumstances) {
        TaskRef task = answered.task();
        String name = "task " + task.id() + " of attempt " + answered.attempt();
        if (answered.answer() instanceof DescribeAnswer.Seen seen && seen.task().isStopped()) {
            return settled(draft, task).because(name + " has ended");
        }
        if (answered.answer() instanceof DescribeAnswer.TaskMissing) {
            return settled(draft, task).because(name + " is gone");
        }
        Instant end = question.since().plus(circumstances.limits().silence().refused());
        if (!circumstances.now().isBefore(end)) {
            return settled(draft, task).because(name + " has not ended: it is given up");
        }
        Instant again = circumstances.now().plus(circumstances.limits().question(question.tries()));
        return draft.postponing(effect -> effect.asksAbout(task), again)
                .because("the end of " + name + " is waited for");
    }
}
