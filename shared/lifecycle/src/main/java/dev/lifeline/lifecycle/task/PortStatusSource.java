package dev.lifeline.lifecycle.task;

/** A {@link Controller} that allocates ports on the host and can tell which (SwarmKit's {@code PortStatuser}). */
public interface PortStatusSource {
    Answer<PortStatus> portStatus();
}
