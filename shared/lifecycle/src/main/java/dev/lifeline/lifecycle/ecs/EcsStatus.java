package dev.lifeline.lifecycle.ecs;

import java.util.Locale;

/**
 * A status as ECS words it, for tasks ({@code lastStatus}, {@code desiredStatus}) and for containers (PENDING, RUNNING
 * and STOPPED only). A word that ECS may add later is a value of its own and never an error.
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
        DELETED
    }

    /** A state that this version does not know. */
    record Unknown(String text) implements EcsStatus {
        @Override
        public String toString() {
            return text;
        }
    }

    static EcsStatus of(String text) {
        for (Known known : Known.values()) {
            if (known.name().equals(text.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        return new Unknown(text);
    }

    /** Nothing of the task runs any more and its record is final. */
    default boolean isStopped() {
        return this == Known.STOPPED || this == Known.DELETED;
    }
}
