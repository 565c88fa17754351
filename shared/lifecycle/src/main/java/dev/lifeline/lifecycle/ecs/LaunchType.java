package dev.lifeline.lifecycle.ecs;

import java.util.Locale;

/** The infrastructure that a task runs on (AWS ECS API, {@code launchType}). */
public sealed interface LaunchType {

    /** The documented types. */
    enum Known implements LaunchType {
        EC2,
        FARGATE,
        EXTERNAL,
        MANAGED_INSTANCES
    }

    /** A type that this version does not know. */
    record Unknown(String text) implements LaunchType {
        @Override
        public String toString() {
            return text;
        }
    }

    static LaunchType of(String text) {
        for (Known known : Known.values()) {
            if (known.name().equals(text.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        return new Unknown(text);
    }
}
