package dev.lifeline.simulator.model;

import java.util.Optional;

/** Why a task stops. The code is absent where ECS gives none (an instance that went away). */
public record TaskStop(Optional<TaskStopCode> code, String reason) {
    public static TaskStop of(TaskStopCode code, String reason) {
        return new TaskStop(Optional.of(code), reason);
    }
}
