package dev.lifeline.lifecycle.task;

import java.util.Optional;

/** A {@link Controller} that reports the status of its container (SwarmKit's {@code ContainerStatuser}). */
public interface ContainerStatusSource {
    Optional<RuntimeStatus> containerStatus();
}
