package dev.lifeline.lifecycle;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A builder of ECS tasks, with only the fields that a test needs. */
public record TaskSketch(
        String id,
        long version,
        String last,
        String desired,
        Optional<EcsTask.StopDetails> stop,
        boolean pullsOver,
        boolean started,
        Optional<String> instance,
        List<EcsContainer> containers) {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A starting or running task, with the container {@code app} in the matching state. */
    public static TaskSketch task(String id, long version, String last) {
        boolean runs = last.equals("RUNNING");
        return new TaskSketch(id, version, last, "RUNNING", Optional.empty(), runs, runs, Optional.empty(), List.of())
                .with(container("app", runs ? "RUNNING" : "PENDING"));
    }

    /** A task that stopped and never ran. */
    public static TaskSketch neverRan(String id, long version, String code, String reason) {
        return task(id, version, "STOPPED")
                .stopping(code, reason)
                .without("app")
                .with(container("app", "STOPPED"));
    }

    /** A task whose container {@code app} ran and exited. */
    public static TaskSketch exited(String id, long version, int exitCode) {
        return task(id, version, "STOPPED")
                .stopping("EssentialContainerExited", "Essential container in task exited")
                .ran()
                .without("app")
                .with(container("app", exitCode));
    }

    public static EcsContainer container(String name, String status) {
        return new EcsContainer(
                name, EcsStatus.of(status), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public static EcsContainer container(String name, int exitCode) {
        return new EcsContainer(
                name, EcsStatus.of("STOPPED"), Optional.of(exitCode), Optional.empty(), Optional.of("rt"), List.of());
    }

    public static EcsContainer container(String name, String status, String reason) {
        return new EcsContainer(
                name,
                EcsStatus.of(status),
                Optional.empty(),
                Optional.of(Reason.of(reason)),
                Optional.empty(),
                List.of());
    }

    public static TaskRef ref(String id) {
        return new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/" + id);
    }

    /** ECS wants the task stopped, and says why. */
    public TaskSketch stopping(String code, String reason) {
        EcsTask.StopDetails why = new EcsTask.StopDetails(
                Optional.of(StopCode.of(code)), Optional.of(Reason.of(reason)), Optional.empty());
        return new TaskSketch(id, version, last, "STOPPED", Optional.of(why), pullsOver, started, instance, containers);
    }

    public TaskSketch pulled() {
        return new TaskSketch(id, version, last, desired, stop, true, started, instance, containers);
    }

    public TaskSketch ran() {
        return new TaskSketch(id, version, last, desired, stop, true, true, instance, containers);
    }

    public TaskSketch on(String containerInstance) {
        return new TaskSketch(
                id, version, last, desired, stop, pullsOver, started, Optional.of(containerInstance), containers);
    }

    public TaskSketch with(EcsContainer container) {
        List<EcsContainer> more = new ArrayList<>(containers);
        more.add(container);
        return new TaskSketch(id, version, last, desired, stop, pullsOver, started, instance, more);
    }

    public TaskSketch without(String container) {
        List<EcsContainer> fewer =
                containers.stream().filter(it -> !it.name().equals(container)).toList();
        return new TaskSketch(id, version, last, desired, stop, pullsOver, started, instance, fewer);
    }

    /** The task, and its {@code startedBy}. */
    public static EcsTask startedBy(String name, EcsTask task) {
        EcsTask.Placement placement = task.placement();
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                new EcsTask.Placement(
                        placement.cluster(),
                        placement.taskDefinition(),
                        placement.group(),
                        Optional.of(name),
                        placement.launchType(),
                        placement.capacityProvider(),
                        placement.containerInstance()),
                task.containers());
    }

    public EcsTask now() {
        EcsTask.Times times = new EcsTask.Times(
                Optional.empty(),
                Optional.empty(),
                pullsOver ? Optional.of(NOON.plusSeconds(5)) : Optional.empty(),
                started ? Optional.of(NOON.plusSeconds(10)) : Optional.empty(),
                Optional.empty());
        EcsTask.Placement placement = new EcsTask.Placement(
                "prod", "etl:7", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), instance);
        return new EcsTask(
                ref(id), version, EcsStatus.of(last), EcsStatus.of(desired), stop, times, placement, containers);
    }
}
