package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long a task may stay in a state, and a run may take.
 *
 * @param states the limits by state; that of RUNNING is the maximum duration, that of STOPPING counts from the first
 *     request to stop the task
 */
public record Timeouts(Map<EcsStatus.Known, Duration> states, Optional<Duration> run) {

    /** No limits. */
    public static final Timeouts NONE = new Timeouts(Map.of(), Optional.empty());

    public Timeouts {
        states = Map.copyOf(states);
    }

    /** Whether a state before RUNNING is limited. */
    public boolean limitsStart() {
        return states.keySet().stream().anyMatch(Timeouts::isStart);
    }

    /** The same without limits for the states before RUNNING. */
    public Timeouts withoutStart() {
        Map<EcsStatus.Known, Duration> later = states.entrySet().stream()
                .filter(limit -> !isStart(limit.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Timeouts(later, run);
    }

    private static boolean isStart(EcsStatus.Known state) {
        return switch (state) {
            case PROVISIONING, PENDING, ACTIVATING -> true;
            case RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> false;
        };
    }

    /** The limit of a state; none for one that this version does not know. */
    public Optional<Duration> of(EcsStatus status) {
        return switch (status) {
            case EcsStatus.Known known -> Optional.ofNullable(states.get(known));
            case EcsStatus.Unknown unknown -> Optional.empty();
        };
    }
}
