package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.LONG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.runtask.LaunchFields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsContainer.PortBinding;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EcsTask.Placement;
import dev.lifeline.lifecycle.ecs.EcsTask.Times;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;

/** A snapshot of an ECS task. */
final class TaskShape {
    static final Shape<EcsStatus> STATUS = TEXT.as(EcsStatus::of, EcsStatus::toString);
    static final Shape<TaskRef> REF = TEXT.as(TaskRef::new, TaskRef::arn);
    private static final Shape<Reason> REASON = TEXT.as(Reason::of, Reason::text);
    private static final Shape<StopCode> STOP_CODE = TEXT.as(StopCode::of, StopCode::text);

    private static final Shape<EcsTask.StopDetails> STOP = Shapes.record(fields -> new EcsTask.StopDetails(
            fields.optional("code", STOP_CODE, EcsTask.StopDetails::code),
            fields.optional("reason", REASON, EcsTask.StopDetails::reason),
            fields.optional("attachment", REASON, EcsTask.StopDetails::attachment)));

    static final Shape<Times> TIMES = Shapes.record(fields -> new Times(
            fields.optional("created", INSTANT, Times::created),
            fields.optional("pullStarted", INSTANT, Times::pullStarted),
            fields.optional("pullStopped", INSTANT, Times::pullStopped),
            fields.optional("started", INSTANT, Times::started),
            fields.optional("stopped", INSTANT, Times::stopped)));

    private static final Shape<Placement> PLACEMENT = Shapes.record(fields -> new Placement(
            fields.field("cluster", TEXT, Placement::cluster),
            fields.field("taskDefinition", TEXT, Placement::taskDefinition),
            fields.optional("group", TEXT, Placement::group),
            fields.optional("startedBy", TEXT, Placement::startedBy),
            fields.optional("launchType", LaunchFields.LAUNCH_TYPE, Placement::launchType),
            fields.optional("capacityProvider", TEXT, Placement::capacityProvider),
            fields.optional("containerInstance", TEXT, Placement::containerInstance)));

    private static final Shape<PortBinding> PORT = Shapes.record(fields -> new PortBinding(
            fields.field("containerPort", INTEGER, PortBinding::containerPort),
            fields.field("hostPort", INTEGER, PortBinding::hostPort),
            fields.field("protocol", TEXT, PortBinding::protocol)));

    private static final Shape<EcsContainer> CONTAINER = Shapes.record(fields -> new EcsContainer(
            fields.field("name", TEXT, EcsContainer::name),
            fields.field("status", STATUS, EcsContainer::status),
            fields.optional("exitCode", INTEGER, EcsContainer::exitCode),
            fields.optional("reason", REASON, EcsContainer::reason),
            fields.optional("runtimeId", TEXT, EcsContainer::runtimeId),
            fields.list("ports", PORT, EcsContainer::ports),
            fields.optional("imageDigest", TEXT, EcsContainer::imageDigest)));

    static final Shape<EcsTask> TASK = Shapes.record(fields -> new EcsTask(
            fields.field("ref", REF, EcsTask::ref),
            fields.field("version", LONG, EcsTask::version),
            fields.field("lastStatus", STATUS, EcsTask::lastStatus),
            fields.field("desiredStatus", STATUS, EcsTask::desiredStatus),
            fields.optional("stop", STOP, EcsTask::stop),
            fields.field("times", TIMES, EcsTask::times),
            fields.field("placement", PLACEMENT, EcsTask::placement),
            fields.list("containers", CONTAINER, EcsTask::containers)));

    private TaskShape() {}
}
