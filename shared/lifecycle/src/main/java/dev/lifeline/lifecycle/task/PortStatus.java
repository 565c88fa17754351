package dev.lifeline.lifecycle.task;

import java.util.List;

/** The ports that the controller manages on the host for the task. */
public record PortStatus(List<Port> ports) {
    public PortStatus {
        ports = List.copyOf(ports);
    }
}
