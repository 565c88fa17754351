package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.TaskLastStatus;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long a task stays in each state if nothing fails; RUNNING is how long the program runs. */
public record Durations(Map<TaskLastStatus, Duration> given) {
    public static final Durations DEFAULT = new Durations(Map.of());

    public Durations {
        given = Map.copyOf(given);
    }

    public Duration in(TaskLastStatus state) {
        return Optional.ofNullable(given.get(state)).orElse(usual(state));
    }

    /** These, with the others as defaults. */
    public Durations orElse(Durations others) {
        Map<TaskLastStatus, Duration> all = new EnumMap<>(TaskLastStatus.class);
        all.putAll(others.given);
        all.putAll(given);
        return new Durations(all);
    }

    private static Duration usual(TaskLastStatus state) {
        return switch (state) {
            case PROVISIONING, STOPPING, DEPROVISIONING -> Duration.ofSeconds(2);
            case PENDING -> Duration.ofSeconds(3);
            case ACTIVATING, DEACTIVATING -> Duration.ofSeconds(1);
            case RUNNING -> Duration.ofSeconds(5);
            case STOPPED -> Duration.ZERO;
        };
    }
}
