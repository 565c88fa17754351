package dev.lifeline.lifecycle.container;

/** The status of a container, in the ECS agent's order; as a target, the attempted transition. */
public enum ContainerStatus {
    NONE,
    MANIFEST_PULLED,
    PULLED,
    CREATED,
    RUNNING,
    /** Running, and the resources that others need from it (the task's network) are ready. */
    RESOURCES_PROVISIONED,
    STOPPED;

    public boolean isBeyond(ContainerStatus other) {
        return compareTo(other) > 0;
    }
}
