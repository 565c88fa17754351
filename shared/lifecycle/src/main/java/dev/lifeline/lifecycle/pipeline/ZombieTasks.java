package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.pipeline.Admission.Standing;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PastAttempt;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that are alive and should not be: of an attempt that is over, or a second one of the same attempt. Each is
 * stopped once, never twice: {@link Admission} decides when.
 */
final class ZombieTasks {

    private ZombieTasks() {}

    /** A task of an attempt that another attempt followed. */
    static Draft ofPast(Draft draft, TaskSeen seen, Circumstances circumstances) {
        return past(draft, seen.attempt())
                .map(past -> ofPast(draft, past, seen.task(), circumstances))
                .orElseGet(() -> neverDecidedUpon(draft, seen.attempt()));
    }

    private static Optional<PastAttempt> past(Draft draft, int number) {
        return draft.run().past().stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst();
    }

    private static Draft neverDecidedUpon(Draft draft, int number) {
        return draft.ignored("attempt " + number + " was never decided upon");
    }

    private static Draft ofPast(Draft draft, PastAttempt past, EcsTask task, Circumstances circumstances) {
        if (past.task().filter(known -> !known.equals(task.ref())).isPresent()) {
            return second(draft, new TaskSeen(past.number(), task), circumstances);
        }
        return switch (Admission.of(
                task, past.version(), past.stoppedAgain() ? Standing.STOPPED_AGAIN : Standing.OVER)) {
            case REDUNDANT -> draft.redundant(task, past.version());
            case NEWS, OVER -> over(draft, past.number());
            case STOP_AGAIN ->
                stop(stoppedAgain(draft, past, task.ref(), task.version()), past.number(), task.ref(), circumstances);
        };
    }

    static Draft over(Draft draft, int number) {
        return draft.ignored("attempt " + number + " is over");
    }

    private static Draft stoppedAgain(Draft draft, PastAttempt past, TaskRef task, long version) {
        List<PastAttempt> attempts = draft.run().past().stream()
                .map(attempt -> attempt.equals(past) ? past.stoppedAgain(task, version) : attempt)
                .toList();
        return draft.with(draft.run().withPast(attempts));
    }

    /** The task of the current attempt, alive after the attempt's end. */
    static Draft ofCurrent(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        Attempt next = attempt.withLaunch(new Launch.Launched(task.ref(), Optional.of(task)))
                .withStop(new Stop.Repeated());
        return stop(draft.with(next), attempt.number(), task.ref(), circumstances);
    }

    /** Another task under the name of an attempt than its known one. */
    static Draft second(Draft draft, TaskSeen seen, Circumstances circumstances) {
        if (Strangers.isCopy(draft.run(), seen, circumstances.limits())) {
            return Strangers.seen(draft, seen, "the attempt's token cannot have made a second task by then");
        }
        return seen.task().isStopping()
                ? draft.ignored("a second task of attempt " + seen.attempt() + ", already stopping")
                : second(draft, seen.attempt(), seen.task().ref(), circumstances);
    }

    private static Draft second(Draft draft, int attempt, TaskRef task, Circumstances circumstances) {
        return draft.pending(effect -> effect.stops(task)).isPresent()
                ? draft.ignored("a second task of attempt " + attempt + ", already being stopped")
                : stop(draft, attempt, task, circumstances);
    }

    /** A task that an answer of RunTask or ListTasks names, and that its attempt does not continue with. */
    static Draft ofAnswer(Draft draft, int number, TaskRef task, Circumstances circumstances) {
        Optional<TaskRef> known = number == draft.attempt().number()
                ? draft.attempt().task()
                : past(draft, number).flatMap(PastAttempt::task);
        if (known.isPresent()) {
            return known.get().equals(task) ? over(draft, number) : second(draft, number, task, circumstances);
        }
        if (number == draft.attempt().number()) {
            Attempt next = draft.attempt()
                    .withLaunch(new Launch.Launched(task, Optional.empty()))
                    .withStop(new Stop.Repeated());
            return stop(draft.with(next), number, task, circumstances);
        }
        return past(draft, number)
                .map(past -> stop(stoppedAgain(draft, past, task, past.version()), number, task, circumstances))
                .orElseGet(() -> neverDecidedUpon(draft, number));
    }

    /** Requests to stop the task, only because it should not be alive. */
    private static Draft stop(Draft draft, int attempt, TaskRef task, Circumstances circumstances) {
        boolean underWay =
                draft.attempt().number() == attempt && !draft.attempt().isOver();
        String standing = underWay ? " goes on with another task" : " is over";
        String why = "attempt " + attempt + standing + ", and task " + task.id() + " is alive";
        if (circumstances.policy().mode() != Mode.ENFORCE) {
            return draft.because("shadow: would be stopped: " + why);
        }
        String reason = "attempt " + attempt + " of run " + draft.run().id() + standing;
        return draft.asking(new Effect.StopTask(attempt, task, StopReason.of(reason)), circumstances)
                .because(why + ": stopped");
    }
}
