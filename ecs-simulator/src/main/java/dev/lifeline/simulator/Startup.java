package dev.lifeline.simulator;

import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.ContainerFault.After;
import dev.lifeline.simulator.script.ContainerFault.Cache;
import dev.lifeline.simulator.script.FailureText;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What can prevent a task from running, until its containers have started. */
final class Startup {
    private final TaskProgression progression;

    Startup(TaskProgression progression) {
        this.progression = progression;
    }

    void provisioned(LiveTask live, Instant now) {
        Optional<FailureText> error = initError(live)
                .filter(text -> text instanceof InitError init && init.stage() == TaskLastStatus.PROVISIONING);
        if (error.isPresent()) {
            failInit(live, error.get(), now);
        } else {
            progression.enter(live, TaskLastStatus.PENDING, now);
        }
    }

    void pulled(LiveTask live, Instant now) {
        live.set(task -> task.at(TaskTimestamp.PULL_STOPPED, now));
        Optional<FailureText> error = initError(live);
        if (error.isPresent()) {
            failInit(live, error.get(), now);
            return;
        }
        Optional<TaskStop> fatal = Optional.empty();
        for (SimulatedContainer container : live.task().containers()) {
            fatal = fatal.or(() -> meet(live, container));
        }
        if (fatal.isPresent()) {
            if (pulledLate(live)) {
                progression.startContainers(live);
            }
            progression.stop(live, fatal.get(), now);
        } else {
            progression.enter(live, TaskLastStatus.ACTIVATING, now);
        }
    }

    private static Optional<FailureText> initError(LiveTask live) {
        return live.plan()
                .attempt()
                .task()
                .flatMap(fate -> fate instanceof TaskFate.Init init ? Optional.of(init.text()) : Optional.empty());
    }

    private void failInit(LiveTask live, FailureText error, Instant now) {
        String reason = error.on(TaskProgression.platform(live), live.task().taskArn());
        progression.stop(
                live,
                error == InitError.CAPACITY ? withoutCapacity(live, reason) : TaskProgression.neverStarted(reason),
                now);
    }

    /** Without Spot capacity ECS gives the code of an interruption (Amazon ECS, "SpotInterruption errors"). */
    private static TaskStop withoutCapacity(LiveTask live, String reason) {
        boolean spot = live.task()
                .launch()
                .placement()
                .capacityProvider()
                .filter("FARGATE_SPOT"::equals)
                .isPresent();
        return TaskStop.of(spot ? TaskStopCode.SPOT_INTERRUPTION : TaskStopCode.TASK_FAILED_TO_START, reason);
    }

    /** Applies the obstacle to the container and returns why the task stops, if it must. */
    private static Optional<TaskStop> meet(LiveTask live, SimulatedContainer container) {
        Optional<ContainerFault> fault = live.plan().fate(container.name()).fault();
        if (fault.isEmpty()) {
            return Optional.empty();
        }
        SimulatedLaunchType platform = TaskProgression.platform(live);
        String text = fault.get().text().on(platform, container.definition().image());
        if (runsAllTheSame(fault.get(), platform)) {
            live.set(task -> task.mapContainer(container.name(), each -> each.because(text)));
            return Optional.empty();
        }
        boolean essential = container.definition().essential();
        // Fargate reports a failed pull only in the task's reason.
        boolean onTask = essential && platform == SimulatedLaunchType.FARGATE && isPull(fault.get());
        live.set(task -> task.mapContainer(
                container.name(), each -> (onTask ? each : each.because(text)).stopped(OptionalInt.empty())));
        return essential
                ? Optional.of(TaskProgression.neverStarted(onTask ? text : "Task failed to start"))
                : Optional.empty();
    }

    private static boolean isPull(ContainerFault fault) {
        return switch (fault) {
            case ContainerFault.Pull pull -> true;
            case ContainerFault.LatePull pull -> true;
            case ContainerFault.Create create -> false;
            case ContainerFault.Start start -> false;
        };
    }

    private static boolean pulledLate(LiveTask live) {
        return live.task().containers().stream()
                .flatMap(container -> live.plan().fate(container.name()).fault().stream())
                .anyMatch(ContainerFault.LatePull.class::isInstance);
    }

    private static boolean runsAllTheSame(ContainerFault fault, SimulatedLaunchType platform) {
        return switch (fault) {
            case ContainerFault.Pull pull -> pull.cache() == Cache.STALE_COPY && platform == SimulatedLaunchType.EC2;
            case ContainerFault.LatePull pull -> false;
            case ContainerFault.Create create -> false;
            case ContainerFault.Start start -> start.after() == After.RUNS_ALL_THE_SAME;
        };
    }
}
