package dev.lifeline.lifecycle.ecs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The infrastructure that a task runs on (AWS ECS API, {@code launchType}). */
public sealed interface LaunchType {

    /** The documented types. */
    enum Known implements LaunchType {
        EC2,
        FARGATE,
        EXTERNAL,
        MANAGED_INSTANCES;

        private static final Map<String, Known> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Known::name, known -> known));
    }

    /** A type that this version does not know. */
    record Unknown(String text) implements LaunchType {
        @Override
        public String toString() {
            return text;
        }
    }

    static LaunchType of(String text) {
        Known known = Known.BY_NAME.get(text);
        if (known == null) {
            known = Known.BY_NAME.get(text.toUpperCase(Locale.ROOT));
        }
        return known == null ? new Unknown(text) : known;
    }
}
