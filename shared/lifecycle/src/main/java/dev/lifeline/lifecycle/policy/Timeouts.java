package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long a task may stay in a state, and a run may take.
 *
 * @param states a limit for each state that has one; that of RUNNING is the maximum duration, that of STOPPING counts
 *     from when the task was first told to stop
 */
public record Timeouts(Map<EcsStatus.Known, Duration> states, Optional<Duration> run) {

    /** No limits. */
    public static final Timeouts NONE = new Timeouts(Map.of(), Optional.empty());

    public Timeouts {
        states = Map.copyOf(states);
    }

    /** The limit of a state; none for one that this version does not know. */
    public Optional<Duration> of(EcsStatus status) {
        return switch (status) {
            case EcsStatus.Known known -> Optional.ofNullable(states.get(known));
            case EcsStatus.Unknown unknown -> Optional.empty();
        };
    }
}
