package dev.lifeline.lifecycle.task;

/** A {@link Controller} that can tell the status of its container (SwarmKit's {@code ContainerStatuser}). */
public interface ContainerStatusSource {
    Answer<RuntimeStatus> containerStatus();
}
