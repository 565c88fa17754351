package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.task.Port;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;

/** The status of a task in SwarmKit's terms. */
final class StatusShape {
    static final Shape<TaskState> STATE = Shapes.word(Enum::name, TaskState.values());

    private static final Shape<Port.Protocol> PROTOCOL = Shapes.word(Enum::name, Port.Protocol.values());

    private static final Shape<RuntimeStatus> RUNTIME = Shapes.record(fields -> new RuntimeStatus(
            fields.field("containerId", TEXT, RuntimeStatus::containerId),
            fields.field("exitCode", INTEGER, RuntimeStatus::exitCode)));

    private static final Shape<Port> PORT = Shapes.record(fields -> new Port(
            fields.field("protocol", PROTOCOL, Port::protocol),
            fields.field("containerPort", INTEGER, Port::containerPort),
            fields.field("hostPort", INTEGER, Port::hostPort)));

    private static final Shape<PortStatus> PORTS =
            Shapes.record(fields -> new PortStatus(fields.list("ports", PORT, PortStatus::ports)));

    static final Shape<TaskStatus> STATUS = Shapes.record(fields -> new TaskStatus(
            fields.field("state", STATE, TaskStatus::state),
            fields.field("message", TEXT, TaskStatus::message),
            fields.field("error", TEXT, TaskStatus::error),
            fields.field("timestamp", INSTANT, TaskStatus::timestamp),
            fields.optional("runtime", RUNTIME, TaskStatus::runtime),
            fields.optional("ports", PORTS, TaskStatus::ports)));

    private StatusShape() {}
}
