package dev.lifeline.controller.event;

import java.util.Arrays;

/** The status of a container instance (AWS ECS API, {@code ContainerInstance.status}). */
public sealed interface InstanceStatus {

    /** The documented ones. */
    enum Known implements InstanceStatus {
        REGISTERING,
        REGISTRATION_FAILED,
        ACTIVE,
        DRAINING,
        DEREGISTERING,
        INACTIVE
    }

    /** A status that this version does not know. */
    record Unknown(String text) implements InstanceStatus {
        @Override
        public String toString() {
            return text;
        }
    }

    static InstanceStatus of(String text) {
        return Arrays.stream(Known.values())
                .filter(known -> known.name().equalsIgnoreCase(text))
                .<InstanceStatus>map(known -> known)
                .findFirst()
                .orElseGet(() -> new Unknown(text));
    }
}
