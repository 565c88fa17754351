package dev.lifeline.lifecycle.ecs;

/**
 * Why ECS stopped a task: one of seven words. An unknown word is a separate value.
 *
 * <p>Source: AWS ECS API, {@code Task.stopCode}.
 */
public sealed interface StopCode {

    /** The wire word. */
    String text();

    /** The documented codes. */
    enum KnownStopCode implements StopCode {
        TASK_FAILED_TO_START("TaskFailedToStart"),
        ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
        USER_INITIATED("UserInitiated"),
        SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
        SPOT_INTERRUPTION("SpotInterruption"),
        TERMINATION_NOTICE("TerminationNotice"),
        INFRASTRUCTURE_HEALTH("InfrastructureHealth");

        private final String text;

        KnownStopCode(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** A code that this version does not know. */
    record UnknownStopCode(String text) implements StopCode {}

    static StopCode of(String text) {
        for (KnownStopCode known : KnownStopCode.values()) {
            if (known.text.equalsIgnoreCase(text)) {
                return known;
            }
        }
        return new UnknownStopCode(text);
    }
}
