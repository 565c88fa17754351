package dev.lifeline.simulator.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The moments of a task's life that ECS reports, each written once. */
public record Timeline(Map<TaskTimestamp, Instant> timestamps) {
    /** A moment, named on the wire by {@link #wireName()}. */
    public enum TaskTimestamp {
        CREATED("createdAt"),
        CONNECTED("connectivityAt"),
        PULL_STARTED("pullStartedAt"),
        PULL_STOPPED("pullStoppedAt"),
        STARTED("startedAt"),
        STOPPING("stoppingAt"),
        EXECUTION_STOPPED("executionStoppedAt"),
        STOPPED("stoppedAt");

        private final String wireName;

        TaskTimestamp(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public Timeline {
        timestamps = Map.copyOf(timestamps);
    }

    public static Timeline createdAt(Instant now) {
        return new Timeline(Map.of(TaskTimestamp.CREATED, now));
    }

    public Optional<Instant> at(TaskTimestamp timestamp) {
        return Optional.ofNullable(timestamps.get(timestamp));
    }

    public Timeline with(TaskTimestamp timestamp, Instant now) {
        Map<TaskTimestamp, Instant> next = new EnumMap<>(timestamps);
        next.putIfAbsent(timestamp, now);
        return new Timeline(next);
    }
}
