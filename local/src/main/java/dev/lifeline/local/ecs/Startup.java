package dev.lifeline.local.ecs;

import dev.lifeline.local.ecs.model.Container;
import dev.lifeline.local.ecs.model.LaunchType;
import dev.lifeline.local.ecs.model.Stop;
import dev.lifeline.local.ecs.model.StopCode;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.model.Timeline.Mark;
import dev.lifeline.local.ecs.script.FailureText;
import dev.lifeline.local.ecs.script.InitError;
import dev.lifeline.local.ecs.script.Obstacle;
import dev.lifeline.local.ecs.script.Obstacle.After;
import dev.lifeline.local.ecs.script.Obstacle.Cache;
import dev.lifeline.local.ecs.script.TaskFate;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What can keep a task from running, up to the moment at which its containers have started. */
final class Startup {
    private final Lifecycle lifecycle;

    Startup(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    void provisioned(LiveTask live, Instant now) {
        Optional<FailureText> error = initError(live)
                .filter(text -> text instanceof InitError init && init.stage() == TaskStatus.PROVISIONING);
        if (error.isPresent()) {
            failInit(live, error.get(), now);
        } else {
            lifecycle.enter(live, TaskStatus.PENDING, now);
        }
    }

    void pulled(LiveTask live, Instant now) {
        live.set(task -> task.at(Mark.PULL_STOPPED, now));
        Optional<FailureText> error = initError(live);
        if (error.isPresent()) {
            failInit(live, error.get(), now);
            return;
        }
        Optional<Stop> fatal = Optional.empty();
        for (Container container : live.task().containers()) {
            fatal = fatal.or(() -> meet(live, container));
        }
        if (fatal.isPresent()) {
            if (pulledLate(live)) {
                lifecycle.startContainers(live);
            }
            lifecycle.stop(live, fatal.get(), now);
        } else {
            lifecycle.enter(live, TaskStatus.ACTIVATING, now);
        }
    }

    private static Optional<FailureText> initError(LiveTask live) {
        return live.plan()
                .attempt()
                .task()
                .flatMap(fate -> fate instanceof TaskFate.Init init ? Optional.of(init.text()) : Optional.empty());
    }

    private void failInit(LiveTask live, FailureText error, Instant now) {
        String reason = error.on(Lifecycle.platform(live), live.task().taskArn());
        lifecycle.stop(
                live,
                error == InitError.CAPACITY ? withoutCapacity(live, reason) : Lifecycle.neverStarted(reason),
                now);
    }

    /** Without Spot capacity ECS gives the code of an interruption (Amazon ECS, "SpotInterruption errors"). */
    private static Stop withoutCapacity(LiveTask live, String reason) {
        boolean spot = live.task()
                .launch()
                .placement()
                .capacityProvider()
                .filter("FARGATE_SPOT"::equals)
                .isPresent();
        return Stop.of(spot ? StopCode.SPOT_INTERRUPTION : StopCode.TASK_FAILED_TO_START, reason);
    }

    /** Leaves the obstacle's mark on the container and, if the task cannot live with it, says why it stops. */
    private static Optional<Stop> meet(LiveTask live, Container container) {
        Optional<Obstacle> obstacle = live.plan().fate(container.name()).obstacle();
        if (obstacle.isEmpty()) {
            return Optional.empty();
        }
        LaunchType platform = Lifecycle.platform(live);
        String text = obstacle.get().text().on(platform, container.definition().image());
        if (runsAllTheSame(obstacle.get(), platform)) {
            live.set(task -> task.mapContainer(container.name(), each -> each.because(text)));
            return Optional.empty();
        }
        boolean essential = container.definition().essential();
        // Fargate tells a failed pull in the task's reason and nowhere else.
        boolean onTask = essential && platform == LaunchType.FARGATE && isPull(obstacle.get());
        live.set(task -> task.mapContainer(
                container.name(), each -> (onTask ? each : each.because(text)).stopped(OptionalInt.empty())));
        return essential
                ? Optional.of(Lifecycle.neverStarted(onTask ? text : "Task failed to start"))
                : Optional.empty();
    }

    private static boolean isPull(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Pull pull -> true;
            case Obstacle.LatePull pull -> true;
            case Obstacle.Create create -> false;
            case Obstacle.Start start -> false;
        };
    }

    private static boolean pulledLate(LiveTask live) {
        return live.task().containers().stream()
                .flatMap(container -> live.plan().fate(container.name()).obstacle().stream())
                .anyMatch(Obstacle.LatePull.class::isInstance);
    }

    private static boolean runsAllTheSame(Obstacle obstacle, LaunchType platform) {
        return switch (obstacle) {
            case Obstacle.Pull pull -> pull.cache() == Cache.STALE_COPY && platform == LaunchType.EC2;
            case Obstacle.LatePull pull -> false;
            case Obstacle.Create create -> false;
            case Obstacle.Start start -> start.after() == After.RUNS_ALL_THE_SAME;
        };
    }
}
