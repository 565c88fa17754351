package dev.lifeline.controller.loop;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** One run, and the loop that decides about it. */
abstract class RunLoopScene {
    final TestWorld world = new TestWorld(Runs.NOON);
    final RunLoop loop = new RunLoop(world.controllerPorts());

    /** A run whose first task was just launched. */
    @BeforeEach
    void launch() {
        Decision launched = Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        world.store.create(launched.run(), launched.explanation());
        world.clock.advance(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        world.calls.clear();
        world.decisions.clear();
    }

    EcsTask first() {
        return world.ecs.task(world.ecs.launched().getFirst().task());
    }

    TaskSeen seen(EcsTask task) {
        return new TaskSeen(1, task);
    }

    Run run() {
        return world.store.peek(Runs.ID).orElseThrow();
    }
}
