package dev.lifeline.lifecycle.ecs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The infrastructure that a task runs on (AWS ECS API, {@code launchType}). */
public sealed interface LaunchType {

    /** The documented types. */
    enum KnownLaunchType implements LaunchType {
        EC2,
        FARGATE,
        EXTERNAL,
        MANAGED_INSTANCES;

        private static final Map<String, KnownLaunchType> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KnownLaunchType::name, known -> known));
    }

    /** A type that this version does not know. */
    record UnknownLaunchType(String text) implements LaunchType {
        @Override
        public String toString() {
            return text;
        }
    }

    static LaunchType of(String text) {
        KnownLaunchType known = KnownLaunchType.BY_NAME.get(text);
        if (known == null) {
            known = KnownLaunchType.BY_NAME.get(text.toUpperCase(Locale.ROOT));
        }
        return known == null ? new UnknownLaunchType(text) : known;
    }
}
