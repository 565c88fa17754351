package dev.lifeline.tests.benchmark;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Event.TaskStateChange;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A sample event of a task that stopped, and the run that waits for it. */
final class Stopped {

    private Stopped() {}

    static String event(String file) {
        try {
            return Files.readString(Path.of(System.getProperty("lifeline.root"), "events", file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static TaskSeen seen(TaskStateChange event) {
        return new TaskSeen(1, event.detail().task());
    }

    /** The run of the event's task as seen before: RUNNING if it ever ran, otherwise starting. */
    static Run before(TaskStateChange event, Circumstances circumstances) {
        EcsTask task = event.detail().task();
        Run asked = Supervisor.launch(
                        Runs.identity("benchmark"),
                        LaunchOrder.of(event.detail().launch().get().request()),
                        circumstances)
                .run();
        return Supervisor.decide(
                        asked,
                        new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task.ref(), Optional.of(alive(task)))),
                        circumstances)
                .run();
    }

    private static EcsTask alive(EcsTask task) {
        EcsStatus status = task.reachedRunning() ? EcsStatus.Known.RUNNING : EcsStatus.Known.PENDING;
        EcsTask.Times times = task.times();
        return new EcsTask(
                task.ref(),
                task.version() - 1,
                status,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        times.created(), times.pullStarted(), times.pullStopped(), times.started(), Optional.empty()),
                task.placement(),
                task.containers().stream()
                        .map(container -> new EcsContainer(
                                container.name(),
                                status,
                                Optional.empty(),
                                Optional.empty(),
                                container.runtimeId(),
                                container.ports()))
                        .toList());
    }
}
