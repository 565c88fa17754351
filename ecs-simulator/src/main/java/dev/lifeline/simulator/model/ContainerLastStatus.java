package dev.lifeline.simulator.model;

/** The three states that the ECS agent reports of a container (ecs-agent, {@code BackendStatusString}). */
public enum ContainerLastStatus {
    PENDING,
    RUNNING,
    STOPPED
}
