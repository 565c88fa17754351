package dev.lifeline.lifecycle.container;

import java.time.Duration;
import java.util.Set;

/**
 * A container's {@code restartPolicy} in an ECS task definition.
 *
 * @param restartAttemptPeriod how long the container must have run before it is restarted
 */
public record RestartPolicy(boolean enabled, Set<Integer> ignoredExitCodes, Duration restartAttemptPeriod) {
    public RestartPolicy {
        ignoredExitCodes = Set.copyOf(ignoredExitCodes);
    }
}
