package dev.lifeline.lifecycle.container;

/** How far a container has come, in the ECS agent's order; as a target, the transition that was attempted. */
public enum ContainerStatus {
    NONE,
    MANIFEST_PULLED,
    PULLED,
    CREATED,
    RUNNING,
    /** Running, and what others need of it (the task's network) is there. */
    RESOURCES_PROVISIONED,
    STOPPED;

    public boolean isBeyond(ContainerStatus other) {
        return compareTo(other) > 0;
    }
}
