package dev.lifeline.functions.metrics;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A controller with measured ports, and a run. */
abstract class MetricScene {
    final TestWorld world = new TestWorld(Runs.NOON);
    final Measures measures = new Measures();
    final MeasuredPorts ports = new MeasuredPorts(measures, world.clock);
    final TablePorts table = ports.of(world.table());
    final EcsPorts ecs = ports.of(world.ecsPorts());
    final Notes notes = new MeasuredNotes(measures);
    final RunController controller = controller(Gate.OPEN);
    final RunLoop loop = controller.loop();

    RunController controller(Gate gate) {
        ControllerPorts like = world.controllerPorts(table, ecs);
        return RunController.in(new ControllerPorts(
                table,
                ecs,
                like.timers(),
                like.callbacks(),
                gate,
                like.policies(),
                like.foreign(),
                notes,
                like.chance(),
                like.rules()));
    }

    /**
     * A run whose first task is launched, without counting that. Its RunTask is a repeated one: the first had no
     * answer.
     */
    void launched() {
        create();
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        measures.take();
    }

    void create() {
        Decision launch =
                Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(world.clock.instant()));
        world.store.create(launch.run(), launch.explanation());
    }

    void later(Duration time) {
        world.clock.advance(time);
    }

    void seen(UnaryOperator<EcsTask> change) {
        int attempt = world.ecs.launched().size();
        loop.observe(
                Runs.ID.key(),
                new TaskSeen(
                        attempt, world.ecs.change(world.ecs.launched().getLast().task(), change)));
    }

    /** Counts of what happened, without the zeros. */
    Map<Metric, Double> taken() {
        Map<Metric, Double> taken = measures.take();
        taken.values().removeIf(value -> value == 0);
        return taken;
    }
}
