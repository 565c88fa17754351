package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ContainerLastStatus;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.HealthStatus;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** What can happen to a task while it runs. */
final class Running {
    static final TaskStop ESSENTIAL_EXITED =
            TaskStop.of(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    static final TaskStop SPOT = TaskStop.of(TaskStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");
    static final TaskStop MAINTENANCE = TaskStop.of(
            TaskStopCode.SERVICE_SCHEDULER_INITIATED,
            "ECS is performing maintenance on the underlying infrastructure hosting the task");
    static final TaskStop UNHEALTHY =
            TaskStop.of(TaskStopCode.SERVICE_SCHEDULER_INITIATED, "Task failed container health checks");

    private final TaskProgression progression;
    private final Ids ids;
    private TaskProgression.HostLossListener hostLoss = (live, loss, now) -> {};

    Running(TaskProgression progression, Ids ids) {
        this.progression = progression;
        this.ids = ids;
    }

    void onHostLoss(TaskProgression.HostLossListener listener) {
        hostLoss = listener;
    }

    SimulatedTask started(LiveTask live, SimulatedTask task) {
        return task.mapContainers(container ->
                container.status() == ContainerLastStatus.STOPPED ? container : container.running(runtimeId(live)));
    }

    private String runtimeId(LiveTask live) {
        return switch (TaskProgression.platform(live)) {
            case EC2 -> ids.hex(64);
            case FARGATE -> live.task().launch().taskId() + "-" + ids.number();
        };
    }

    void arrangeEndings(LiveTask live) {
        for (SimulatedContainer container : live.task().containers()) {
            ContainerEnd end = live.plan().ending(container.definition());
            if (container.status() == ContainerLastStatus.RUNNING && !(end instanceof ContainerEnd.RunsUntilStopped)) {
                Duration after = end.after().orElse(live.plan().durations().in(TaskLastStatus.RUNNING));
                progression.later(live, after, now -> end(live, container.name(), end, now));
            }
        }
    }

    void arrangeTaskFate(LiveTask live) {
        live.plan().attempt().task().ifPresent(fate -> {
            switch (fate) {
                case TaskFate.Init init -> {}
                case TaskFate.Stuck stuck -> {}
                case TaskFate.Spot spot ->
                    progression.later(live, spot.after(), now -> interrupt(live, spot.grace(), now));
                case TaskFate.Maintenance maintenance ->
                    progression.later(live, maintenance.after(), now -> maintain(live, now));
                case TaskFate.HostLoss loss -> progression.later(live, loss.after(), now -> loseHost(live, loss, now));
            }
        });
    }

    /**
     * The two-minute warning: the task still runs, with the desired status STOPPED. Ignored if it is stopping already.
     */
    void interrupt(LiveTask live, Duration grace, Instant now) {
        SimulatedTask task = live.task();
        if (task.desiredStatus() == DesiredStatus.STOPPED || TaskLastStatus.RUNNING.isBefore(task.lastStatus())) {
            return;
        }
        progression.want(live, SPOT, now);
        progression.later(live, grace, then -> progression.stop(live, SPOT, then));
    }

    private void maintain(LiveTask live, Instant now) {
        progression.stop(live, MAINTENANCE, now);
    }

    private void loseHost(LiveTask live, TaskFate.HostLoss loss, Instant now) {
        switch (TaskProgression.platform(live)) {
            case EC2 -> hostLoss.lose(live, loss, now);
            case FARGATE -> maintain(live, now);
        }
    }

    private void end(LiveTask live, String name, ContainerEnd end, Instant now) {
        switch (end) {
            case ContainerEnd.Exits exits ->
                exit(live, live.task().container(name).stopped(OptionalInt.of(exits.code())), now);
            case ContainerEnd.OutOfMemory oom ->
                exit(
                        live,
                        live.task()
                                .container(name)
                                .because(outOfMemory(TaskProgression.platform(live)))
                                .stopped(OptionalInt.of(oom.code())),
                        now);
            case ContainerEnd.Unhealthy unhealthy -> {
                live.set(task -> task.mapContainer(name, each -> each.withHealth(HealthStatus.UNHEALTHY)));
                if (unhealthy.consequence() == ContainerEnd.Consequence.TASK_STOPS) {
                    progression.stop(live, UNHEALTHY, now);
                }
            }
            case ContainerEnd.RunsUntilStopped never -> {}
        }
    }

    private void exit(LiveTask live, SimulatedContainer exited, Instant now) {
        if (exited.definition().essential()) {
            live.set(task -> task.mapContainer(exited.name(), each -> exited));
            progression.stop(live, ESSENTIAL_EXITED, now);
        } else {
            progression.change(live, task -> task.mapContainer(exited.name(), each -> exited), now);
        }
    }

    private static String outOfMemory(SimulatedLaunchType platform) {
        return switch (platform) {
            case EC2 -> "OutOfMemoryError: Container killed due to memory usage";
            case FARGATE -> "OutOfMemoryError: container killed due to memory usage";
        };
    }
}
