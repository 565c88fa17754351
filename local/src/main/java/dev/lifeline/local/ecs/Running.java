package dev.lifeline.local.ecs;

import dev.lifeline.local.ecs.model.Container;
import dev.lifeline.local.ecs.model.ContainerStatus;
import dev.lifeline.local.ecs.model.DesiredStatus;
import dev.lifeline.local.ecs.model.HealthStatus;
import dev.lifeline.local.ecs.model.LaunchType;
import dev.lifeline.local.ecs.model.Stop;
import dev.lifeline.local.ecs.model.StopCode;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.script.Ending;
import dev.lifeline.local.ecs.script.TaskFate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** What can happen to a task while it runs. */
final class Running {
    static final Stop ESSENTIAL_EXITED =
            Stop.of(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    static final Stop SPOT = Stop.of(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");
    static final Stop MAINTENANCE = Stop.of(
            StopCode.SERVICE_SCHEDULER_INITIATED,
            "ECS is performing maintenance on the underlying infrastructure hosting the task");
    static final Stop UNHEALTHY = Stop.of(StopCode.SERVICE_SCHEDULER_INITIATED, "Task failed container health checks");

    private final Lifecycle lifecycle;
    private final Ids ids;
    private Lifecycle.HostLossListener hostLoss = (live, loss, now) -> {};

    Running(Lifecycle lifecycle, Ids ids) {
        this.lifecycle = lifecycle;
        this.ids = ids;
    }

    void onHostLoss(Lifecycle.HostLossListener listener) {
        hostLoss = listener;
    }

    Task started(LiveTask live, Task task) {
        return task.mapContainers(container ->
                container.status() == ContainerStatus.STOPPED ? container : container.running(runtimeId(live)));
    }

    private String runtimeId(LiveTask live) {
        return switch (Lifecycle.platform(live)) {
            case EC2 -> ids.hex(64);
            case FARGATE -> live.task().launch().taskId() + "-" + ids.number();
        };
    }

    void arrangeEndings(LiveTask live) {
        for (Container container : live.task().containers()) {
            Ending ending = live.plan().ending(container.definition());
            if (container.status() == ContainerStatus.RUNNING && !(ending instanceof Ending.Never)) {
                Duration after = ending.after().orElse(live.plan().durations().in(TaskStatus.RUNNING));
                lifecycle.later(live, after, now -> end(live, container.name(), ending, now));
            }
        }
    }

    void arrangeTaskFate(LiveTask live) {
        live.plan().attempt().task().ifPresent(fate -> {
            switch (fate) {
                case TaskFate.Init init -> {}
                case TaskFate.Stuck stuck -> {}
                case TaskFate.Spot spot ->
                    lifecycle.later(live, spot.after(), now -> interrupt(live, spot.grace(), now));
                case TaskFate.Maintenance maintenance ->
                    lifecycle.later(live, maintenance.after(), now -> maintain(live, now));
                case TaskFate.HostLoss loss -> lifecycle.later(live, loss.after(), now -> loseHost(live, loss, now));
            }
        });
    }

    /** The two-minute warning: the task still runs, but is wanted stopped. One on its way out is let go. */
    void interrupt(LiveTask live, Duration grace, Instant now) {
        Task task = live.task();
        if (task.desiredStatus() == DesiredStatus.STOPPED || TaskStatus.RUNNING.isBefore(task.lastStatus())) {
            return;
        }
        lifecycle.want(live, SPOT, now);
        lifecycle.later(live, grace, then -> lifecycle.stop(live, SPOT, then));
    }

    private void maintain(LiveTask live, Instant now) {
        lifecycle.stop(live, MAINTENANCE, now);
    }

    private void loseHost(LiveTask live, TaskFate.HostLoss loss, Instant now) {
        switch (Lifecycle.platform(live)) {
            case EC2 -> hostLoss.lose(live, loss, now);
            case FARGATE -> maintain(live, now);
        }
    }

    private void end(LiveTask live, String name, Ending ending, Instant now) {
        switch (ending) {
            case Ending.Exits exits ->
                exit(live, live.task().container(name).stopped(OptionalInt.of(exits.code())), now);
            case Ending.OutOfMemory oom ->
                exit(
                        live,
                        live.task()
                                .container(name)
                                .because(outOfMemory(Lifecycle.platform(live)))
                                .stopped(OptionalInt.of(oom.code())),
                        now);
            case Ending.Unhealthy unhealthy -> {
                live.set(task -> task.mapContainer(name, each -> each.withHealth(HealthStatus.UNHEALTHY)));
                if (unhealthy.consequence() == Ending.Consequence.TASK_STOPS) {
                    lifecycle.stop(live, UNHEALTHY, now);
                }
            }
            case Ending.Never never -> {}
        }
    }

    private void exit(LiveTask live, Container exited, Instant now) {
        if (exited.definition().essential()) {
            live.set(task -> task.mapContainer(exited.name(), each -> exited));
            lifecycle.stop(live, ESSENTIAL_EXITED, now);
        } else {
            lifecycle.change(live, task -> task.mapContainer(exited.name(), each -> exited), now);
        }
    }

    private static String outOfMemory(LaunchType platform) {
        return switch (platform) {
            case EC2 -> "OutOfMemoryError: Container killed due to memory usage";
            case FARGATE -> "OutOfMemoryError: container killed due to memory usage";
        };
    }
}
