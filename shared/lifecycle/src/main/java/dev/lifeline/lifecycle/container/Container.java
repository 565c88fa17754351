package dev.lifeline.lifecycle.container;

import java.util.Optional;

/**
 * A container as its task manages it.
 *
 * @param known the last known status
 * @param desired the desired status; {@link ContainerStatus#STOPPED} is final
 * @param applyingError the first error of its transitions
 */
public record Container(
        String name, ContainerStatus known, ContainerStatus desired, Optional<ContainerError> applyingError) {

    public Container withKnown(ContainerStatus status) {
        return new Container(name, status, desired, applyingError);
    }

    /** A desired status never goes backward. */
    Container desiring(ContainerStatus status) {
        return status.isBeyond(desired) ? new Container(name, known, status, applyingError) : this;
    }

    /** The first error explains the others, so it is kept. */
    Container withApplyingError(ContainerError error) {
        return applyingError.isPresent() ? this : new Container(name, known, desired, Optional.of(error));
    }
}
