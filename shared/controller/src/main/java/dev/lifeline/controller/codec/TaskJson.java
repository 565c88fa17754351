package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsContainer.PortBinding;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EcsTask.Placement;
import dev.lifeline.lifecycle.ecs.EcsTask.Times;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;

/** An ECS task as it was seen. */
final class TaskJson {
    private TaskJson() {}

    static Output write(EcsTask task) {
        return new Output()
                .text("ref", task.ref().arn())
                .number("version", task.version())
                .text("lastStatus", task.lastStatus().toString())
                .text("desiredStatus", task.desiredStatus().toString())
                .object("stop", task.stop(), TaskJson::write)
                .object("times", write(task.times()))
                .object("placement", write(task.placement()))
                .list("containers", task.containers(), TaskJson::write);
    }

    static EcsTask read(Input in) {
        return new EcsTask(
                new TaskRef(in.text("ref")),
                in.wholeNumber("version"),
                EcsStatus.of(in.text("lastStatus")),
                EcsStatus.of(in.text("desiredStatus")),
                in.optionalObject("stop").map(TaskJson::readStop),
                readTimes(in.object("times")),
                readPlacement(in.object("placement")),
                in.list("containers", TaskJson::readContainer));
    }

    private static Output write(EcsTask.Stop stop) {
        return new Output()
                .text("code", stop.code().map(StopCode::text))
                .text("reason", stop.reason().map(Reason::text))
                .text("attachment", stop.attachment().map(Reason::text));
    }

    private static EcsTask.Stop readStop(Input in) {
        return new EcsTask.Stop(
                in.optionalText("code").map(StopCode::of),
                in.optionalText("reason").map(Reason::of),
                in.optionalText("attachment").map(Reason::of));
    }

    private static Output write(Times times) {
        return new Output()
                .time("created", times.created())
                .time("pullStarted", times.pullStarted())
                .time("pullStopped", times.pullStopped())
                .time("started", times.started())
                .time("stopped", times.stopped());
    }

    private static Times readTimes(Input in) {
        return new Times(
                in.optionalTime("created"),
                in.optionalTime("pullStarted"),
                in.optionalTime("pullStopped"),
                in.optionalTime("started"),
                in.optionalTime("stopped"));
    }

    private static Output write(Placement placement) {
        return new Output()
                .text("cluster", placement.cluster())
                .text("taskDefinition", placement.taskDefinition())
                .text("group", placement.group())
                .text("startedBy", placement.startedBy())
                .text("launchType", placement.launchType().map(LaunchType::toString))
                .text("capacityProvider", placement.capacityProvider())
                .text("containerInstance", placement.containerInstance());
    }

    private static Placement readPlacement(Input in) {
        return new Placement(
                in.text("cluster"),
                in.text("taskDefinition"),
                in.optionalText("group"),
                in.optionalText("startedBy"),
                in.optionalText("launchType").map(LaunchType::of),
                in.optionalText("capacityProvider"),
                in.optionalText("containerInstance"));
    }

    private static Output write(EcsContainer container) {
        return new Output()
                .text("name", container.name())
                .text("status", container.status().toString())
                .number("exitCode", container.exitCode())
                .text("reason", container.reason().map(Reason::text))
                .text("runtimeId", container.runtimeId())
                .list("ports", container.ports(), TaskJson::write)
                .text("imageDigest", container.imageDigest());
    }

    private static EcsContainer readContainer(Input in) {
        return new EcsContainer(
                in.text("name"),
                EcsStatus.of(in.text("status")),
                in.optionalInteger("exitCode"),
                in.optionalText("reason").map(Reason::of),
                in.optionalText("runtimeId"),
                in.list("ports", TaskJson::readPort),
                in.optionalText("imageDigest"));
    }

    private static Output write(PortBinding port) {
        return new Output()
                .number("containerPort", port.containerPort())
                .number("hostPort", port.hostPort())
                .text("protocol", port.protocol());
    }

    private static PortBinding readPort(Input in) {
        return new PortBinding(in.integer("containerPort"), in.integer("hostPort"), in.text("protocol"));
    }
}
