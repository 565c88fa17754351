package dev.lifeline.simulator.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The moments of a task's life that ECS reports, each written once. */
public record TaskTimes(Map<TaskTimestamp, Instant> timestamps) {
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

    public TaskTimes {
        timestamps = Map.copyOf(timestamps);
    }

    public static TaskTimes createdAt(Instant now) {
        return new TaskTimes(Map.of(TaskTimestamp.CREATED, now));
    }

    public Optional<Instant> at(TaskTimestamp timestamp) {
        return Optional.ofNullable(timestamps.get(timestamp));
    }

    public TaskTimes with(TaskTimestamp timestamp, Instant now) {
        Map<TaskTimestamp, Instant> next = new EnumMap<>(timestamps);
        next.putIfAbsent(timestamp, now);
        return new TaskTimes(next);
    }
}
