package dev.lifeline.controller.loop;

import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out effects that are not held. The result of each is an observation. */
public final class Effects {
    private final TaskRunner runner;
    private final TaskFinder finder;
    private final CallbackSender callbacks;
    private final Gate gate;
    private final Notes notes;

    Effects(ControllerPorts ports) {
        this.runner = ports.ecs().runner();
        this.finder = ports.ecs().finder();
        this.callbacks = ports.callbacks();
        this.gate = ports.gate();
        this.notes = ports.notes();
    }

    Observation carryOut(Run run, Effect effect) {
        String cluster = run.request().cluster();
        return switch (effect) {
            case Effect.RunTask launch -> new Observation.LaunchAnswered(launch.attempt(), launched(run, launch));
            case Effect.StopTask stop -> new Observation.StopAnswered(stop.attempt(), stop.task(), stopped(run, stop));
            case Effect.DescribeTask describe -> answered(describe, finder.describe(cluster, List.of(describe.task())));
            case Effect.FindTask find ->
                new Observation.FindAnswered(
                        find.attempt(), finder.find(cluster, run.identity().task(find.attempt())));
            case Effect.SendCallback send ->
                new Observation.CallbackAnswered(send.callback(), send.news(), told(run, send));
        };
    }

    private LaunchAnswer launched(Run run, Effect.RunTask launch) {
        int attempt = launch.attempt();
        return held(run, launch)
                .<LaunchAnswer>map(LaunchAnswer.LaunchHeld::new)
                .orElseGet(() ->
                        runner.run(run.identity().task(attempt), run.request().forAttempt(attempt)));
    }

    private StopAnswer stopped(Run run, Effect.StopTask stop) {
        return held(run, stop)
                .<StopAnswer>map(StopAnswer.StopHeld::new)
                .orElseGet(() -> runner.stop(run.request().cluster(), stop.task(), stop.reason()));
    }

    /** The run may have ended since a heartbeat was decided. */
    private CallbackAnswer told(Run run, Effect.SendCallback send) {
        if (send.news() == CallbackNews.ALIVE && run.hasEnded()) {
            return new CallbackAnswer.CallbackUnanswered("not sent, because the run has ended");
        }
        return run.orders()
                .callback(send.callback())
                .map(callback -> callbacks.send(run, callback, send.news()))
                .orElseGet(() -> new CallbackAnswer.NobodyWaits("it has been delivered, or given up"));
    }

    private Optional<Hold> held(Run run, Effect effect) {
        Optional<Instant> slot = run.pending().stream()
                .filter(pending -> pending.effect().equals(effect))
                .flatMap(pending -> pending.slot().stream())
                .findFirst();
        Optional<Hold> held = gate.hold(run, effect, slot);
        held.ifPresent(hold -> notes.add(new Note.EffectHeld(run, effect, hold)));
        return held;
    }

    /** A task is missing only if ECS says so, because a run whose task counts as lost is launched again. */
    public static Observation answered(Effect.DescribeTask describe, Map<TaskRef, DescribeAnswer> answers) {
        DescribeAnswer answer = answers.getOrDefault(
                describe.task(),
                new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "ECS did not mention the task"));
        return new Observation.DescribeAnswered(describe.attempt(), describe.task(), answer);
    }
}
