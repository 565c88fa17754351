package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.EcsController;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.task.Lifecycle;
import dev.lifeline.lifecycle.task.Outcome;
import dev.lifeline.lifecycle.task.Task;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Second stage: container errors first, because they may change the desired state; then the task lifecycle, as far as
 * it goes.
 */
final class AttemptStep {

    private AttemptStep() {}

    static Draft advance(Draft draft, Circumstances circumstances) {
        if (draft.attempt().isOver() || draft.run().hasEnded()) {
            return draft;
        }
        return perform(ContainerErrors.apply(draft, circumstances), circumstances);
    }

    private static Draft perform(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        EcsController controller = new EcsController(draft.run().request(), attempt);
        Draft next = draft.with(attempt.withStatus(status(attempt, controller, circumstances.now())));
        for (Effect effect : controller.effects()) {
            next = asked(next, effect, circumstances).asking(effect, circumstances);
        }
        return hangs(next, circumstances) ? next.with(next.attempt().withStop(new Stop.Hanging())) : next;
    }

    private static TaskStatus status(Attempt attempt, EcsController controller, Instant now) {
        boolean stopped = attempt.seen().filter(EcsTask::isStopped).isPresent();
        if (attempt.isStoppedAtOnce() && !stopped && controller.terminate() instanceof Outcome.Done) {
            return attempt.status().transition(TaskState.SHUTDOWN, "terminated").withTimestamp(now);
        }
        Task task = new Task(attempt.desired(), Lifecycle.resolve(attempt.status(), Optional.empty()));
        return Lifecycle.advance(task, controller, now).getLast().status();
    }

    /** In shadow mode a hanging task is ignored: it is not stopped, and no attempt follows. */
    private static boolean hangs(Draft draft, Circumstances circumstances) {
        return circumstances.policy().mode() == Mode.ENFORCE
                && draft.attempt().isOver()
                && !draft.attempt().isStoppedAtOnce()
                && draft.attempt().seen().filter(task -> !task.isStopped()).isPresent();
    }

    /** A requested call is saved as requested, so that nothing is requested twice. */
    private static Draft asked(Draft draft, Effect effect, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        return switch (effect) {
            case Effect.RunTask run -> draft.with(attempt.withLaunch(new Launch.Asked()));
            case Effect.StopTask stop ->
                attempt.stop() instanceof Stop.Wanted wanted
                        ? draft.without(before -> before.stops(stop.task()))
                                .with(attempt.withStop(wanted.askedAgain())
                                        .watching(circumstances::limit, circumstances.now()))
                        : draft;
            case Effect.DescribeTask describe -> draft;
            case Effect.FindTask find -> draft;
            case Effect.SendCallback send -> draft;
        };
    }
}
