package dev.lifeline.simulator.model;

/** ECS's {@code TaskStopCode}, spelled for the wire by {@link #wireName()}. */
public enum TaskStopCode {
    TASK_FAILED_TO_START("TaskFailedToStart"),
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
    USER_INITIATED("UserInitiated"),
    SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
    SPOT_INTERRUPTION("SpotInterruption"),
    TERMINATION_NOTICE("TerminationNotice"),
    INFRASTRUCTURE_HEALTH("InfrastructureHealth");

    private final String wireName;

    TaskStopCode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
