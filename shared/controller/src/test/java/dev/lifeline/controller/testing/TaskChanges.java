package dev.lifeline.controller.testing;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.List;
import java.util.Optional;

/** What can happen to a task in ECS; each change is one version further. */
public final class TaskChanges {

    private TaskChanges() {}

    public static EcsTask pending(EcsTask task) {
        return changed(task, Known.PENDING, task.desiredStatus(), task.containers());
    }

    public static EcsTask running(EcsTask task) {
        return changed(
                task,
                Known.RUNNING,
                task.desiredStatus(),
                containers(task, Known.RUNNING, Optional.empty(), Optional.empty()));
    }

    /** The program ended by itself. */
    public static EcsTask exited(EcsTask task, int code) {
        EcsTask stopped = changed(
                task,
                Known.STOPPED,
                Known.STOPPED,
                containers(task, Known.STOPPED, Optional.of(code), Optional.empty()));
        return because(
                stopped, StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    }

    /** The task could not start; no container ever ran. */
    public static EcsTask failedToStart(EcsTask task, String reason) {
        EcsTask stopped = changed(
                task,
                Known.STOPPED,
                Known.STOPPED,
                containers(task, Known.STOPPED, Optional.empty(), Optional.of(reason)));
        return because(stopped, StopCode.KnownStopCode.TASK_FAILED_TO_START, reason);
    }

    /** An image could not be pulled, and the task continues: the container will use the host's cached image. */
    public static EcsTask pullErrorIgnored(EcsTask task, String reason) {
        return changed(
                task,
                Known.PENDING,
                task.desiredStatus(),
                containers(task, Known.PENDING, Optional.empty(), Optional.of(reason)));
    }

    /** ECS was asked to stop the task and has started to. */
    public static EcsTask stopping(EcsTask task) {
        return changed(task, task.lastStatus(), Known.STOPPED, task.containers());
    }

    /** The task was stopped from outside; if it ran, its containers obeyed SIGTERM. */
    public static EcsTask stopped(EcsTask task, StopCode code, String reason) {
        Optional<Integer> exit = task.reachedRunning() ? Optional.of(143) : Optional.empty();
        EcsTask stopped =
                changed(task, Known.STOPPED, Known.STOPPED, containers(task, Known.STOPPED, exit, Optional.empty()));
        return because(stopped, code, reason);
    }

    private static List<EcsContainer> containers(
            EcsTask task, EcsStatus status, Optional<Integer> exit, Optional<String> reason) {
        return task.containers().stream()
                .map(container -> new EcsContainer(
                        container.name(),
                        status,
                        exit,
                        reason.map(Reason::of).or(container::reason),
                        container.runtimeId(),
                        container.ports()))
                .toList();
    }

    private static EcsTask changed(EcsTask task, EcsStatus last, EcsStatus desired, List<EcsContainer> containers) {
        return new EcsTask(
                task.ref(), task.version() + 1, last, desired, task.stop(), task.times(), task.placement(), containers);
    }

    private static EcsTask because(EcsTask task, StopCode code, String reason) {
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                Optional.of(
                        new EcsTask.StopDetails(Optional.of(code), Optional.of(Reason.of(reason)), Optional.empty())),
                task.times(),
                task.placement(),
                task.containers());
    }
}
