package dev.lifeline.local.ecs.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The moments of a task's life that ECS reports, each written once. */
public record Timeline(Map<Mark, Instant> marks) {
    /** A moment, named on the wire by {@link #wireName()}. */
    public enum Mark {
        CREATED("createdAt"),
        CONNECTED("connectivityAt"),
        PULL_STARTED("pullStartedAt"),
        PULL_STOPPED("pullStoppedAt"),
        STARTED("startedAt"),
        STOPPING("stoppingAt"),
        EXECUTION_STOPPED("executionStoppedAt"),
        STOPPED("stoppedAt");

        private final String wireName;

        Mark(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public Timeline {
        marks = Map.copyOf(marks);
    }

    public static Timeline createdAt(Instant now) {
        return new Timeline(Map.of(Mark.CREATED, now));
    }

    public Optional<Instant> at(Mark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    public Timeline with(Mark mark, Instant now) {
        Map<Mark, Instant> next = new EnumMap<>(marks);
        next.putIfAbsent(mark, now);
        return new Timeline(next);
    }
}
