package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.task.Port;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;

/** The status of a task in SwarmKit's words. */
final class StatusJson {
    private StatusJson() {}

    static Output write(TaskStatus status) {
        return new Output()
                .word("state", status.state())
                .text("message", status.message())
                .text("error", status.error())
                .time("timestamp", status.timestamp())
                .object("runtime", status.runtime(), StatusJson::write)
                .object("ports", status.ports(), ports -> new Output().list("ports", ports.ports(), StatusJson::write));
    }

    static TaskStatus read(Input in) {
        return new TaskStatus(
                in.word("state", TaskState.class),
                in.text("message"),
                in.text("error"),
                in.time("timestamp"),
                in.optionalObject("runtime")
                        .map(runtime -> new RuntimeStatus(runtime.text("containerId"), runtime.integer("exitCode"))),
                in.optionalObject("ports").map(ports -> new PortStatus(ports.list("ports", StatusJson::readPort))));
    }

    private static Output write(RuntimeStatus runtime) {
        return new Output().text("containerId", runtime.containerId()).number("exitCode", runtime.exitCode());
    }

    private static Output write(Port port) {
        return new Output()
                .word("protocol", port.protocol())
                .number("containerPort", port.containerPort())
                .number("hostPort", port.hostPort());
    }

    private static Port readPort(Input in) {
        return new Port(in.word("protocol", Port.Protocol.class), in.integer("containerPort"), in.integer("hostPort"));
    }
}
