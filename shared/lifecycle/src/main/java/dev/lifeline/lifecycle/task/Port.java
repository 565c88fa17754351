package dev.lifeline.lifecycle.task;

/** One port of the container and where the host publishes it. */
public record Port(Protocol protocol, int containerPort, int hostPort) {
    public enum Protocol {
        TCP,
        UDP
    }
}
