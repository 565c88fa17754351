package dev.lifeline.lifecycle.task;

import java.util.Optional;

/** A {@link Controller} that allocates ports on the host and reports them (SwarmKit's {@code PortStatuser}). */
public interface PortStatusSource {
    Optional<PortStatus> portStatus();
}
