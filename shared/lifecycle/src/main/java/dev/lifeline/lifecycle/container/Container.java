package dev.lifeline.lifecycle.container;

import java.util.Optional;

/**
 * A container as its task manages it.
 *
 * @param known the last status that counts
 * @param desired where it is to go; {@link ContainerStatus#STOPPED} is never taken back
 * @param applyingError the first error that a transition of it ran into
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

    /** The first error is the one that explains the others, so it stays. */
    Container withApplyingError(ContainerError error) {
        return applyingError.isPresent() ? this : new Container(name, known, desired, Optional.of(error));
    }
}
