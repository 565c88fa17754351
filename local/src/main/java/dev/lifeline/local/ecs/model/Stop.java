package dev.lifeline.local.ecs.model;

import java.util.Optional;

/** Why a task stops. The code is absent where ECS gives none (an instance that went away). */
public record Stop(Optional<StopCode> code, String reason) {
    public static Stop of(StopCode code, String reason) {
        return new Stop(Optional.of(code), reason);
    }
}
