package dev.lifeline.simulator.model;

/** The states of a task's life in their order (Amazon ECS, "Task lifecycle"); a failure may skip any of them. */
public enum TaskLastStatus {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    DEPROVISIONING,
    STOPPED;

    public boolean isBefore(TaskLastStatus other) {
        return compareTo(other) < 0;
    }
}
