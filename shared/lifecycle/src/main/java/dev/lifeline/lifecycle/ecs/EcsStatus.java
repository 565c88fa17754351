package dev.lifeline.lifecycle.ecs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A status of ECS, for tasks ({@code lastStatus}, {@code desiredStatus}) and for containers (PENDING, RUNNING and
 * STOPPED only). An unknown word is a separate value and never an error.
 *
 * <p>Source: AWS "Amazon ECS task lifecycle". Any state can be skipped; a failure jumps straight to DEPROVISIONING or
 * STOPPED.
 */
public sealed interface EcsStatus {

    /** The documented states, in the order of the lifecycle. */
    enum Known implements EcsStatus {
        PROVISIONING,
        PENDING,
        ACTIVATING,
        RUNNING,
        DEACTIVATING,
        STOPPING,
        DEPROVISIONING,
        STOPPED,
        DELETED;

        private static final Map<String, Known> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Known::name, known -> known));
    }

    /** A state that this version does not know. */
    record Unknown(String text) implements EcsStatus {
        /** The placeholder if ECS reports none. */
        public static final Unknown UNREPORTED = new Unknown("UNKNOWN");

        @Override
        public String toString() {
            return text;
        }
    }

    static EcsStatus of(String text) {
        Known known = Known.BY_NAME.get(text);
        if (known == null) {
            known = Known.BY_NAME.get(text.toUpperCase(Locale.ROOT));
        }
        return known == null ? new Unknown(text) : known;
    }

    /** Whether nothing of the task runs and its record is final. */
    default boolean isStopped() {
        return this == Known.STOPPED || this == Known.DELETED;
    }
}
