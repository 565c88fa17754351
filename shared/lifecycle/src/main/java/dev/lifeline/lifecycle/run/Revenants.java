package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that are alive and should not be: of an attempt that is over, or a second one of the same attempt. Each is
 * stopped once, never twice, as the ECS agent does with a container that comes back after its stop.
 */
final class Revenants {

    private Revenants() {}

    /** A task of an attempt that another attempt followed. */
    static Draft ofPast(Draft draft, TaskSeen seen, Circumstances circumstances) {
        Optional<PastAttempt> past = draft.run().past().stream()
                .filter(attempt -> attempt.number() == seen.attempt())
                .findFirst();
        return past.map(attempt -> ofPast(draft, attempt, seen.task(), circumstances))
                .orElseGet(() -> draft.ignored("attempt " + seen.attempt() + " was never decided upon"));
    }

    private static Draft ofPast(Draft draft, PastAttempt past, EcsTask task, Circumstances circumstances) {
        if (task.version() <= past.version()) {
            return draft.stale("version " + task.version() + " is not above the known " + past.version());
        }
        if (task.isStopping() || past.stoppedAgain()) {
            return draft.ignored("attempt " + past.number() + " is over");
        }
        List<PastAttempt> attempts = draft.run().past().stream()
                .map(attempt -> attempt.equals(past) ? past.stoppedAgain(task.ref(), task.version()) : attempt)
                .toList();
        return stop(draft.with(draft.run().withPast(attempts)), past.number(), task.ref(), circumstances);
    }

    /** The task of the current attempt, after the attempt's end. */
    static Draft ofCurrent(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (task.isStopping() || attempt.stop() instanceof Stop.Repeated) {
            return draft.ignored("attempt " + attempt.number() + " is over");
        }
        Attempt next = attempt.withLaunch(new Launch.Launched(task.ref(), Optional.of(task)))
                .withStop(new Stop.Repeated());
        return stop(draft.with(next), attempt.number(), task.ref(), circumstances);
    }

    /** Another task under the name of the current attempt than the one that is known. */
    static Draft stranger(Draft draft, TaskSeen seen, Circumstances circumstances) {
        boolean beingStopped = draft.pending(
                        effect -> Observing.isStopOf(effect, seen.task().ref()))
                .isPresent();
        return seen.task().isStopping() || beingStopped
                ? draft.ignored("a second task of attempt " + seen.attempt() + ", already stopping")
                : stop(draft, seen.attempt(), seen.task().ref(), circumstances);
    }

    /** Asks for the task to be stopped, on no account but that it should not be alive. */
    static Draft stop(Draft draft, int attempt, TaskRef task, Circumstances circumstances) {
        String reason = "Stopped by Lifeline: attempt " + attempt + " of run "
                + draft.run().id() + " is over";
        return draft.asking(new Effect.StopTask(attempt, task, reason), circumstances)
                .because("attempt " + attempt + " is over and its task " + task.id() + " is alive: stopped");
    }
}
