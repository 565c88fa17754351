package dev.lifeline.lifecycle.container;

import java.util.Optional;

/**
 * A container has changed, or should have.
 *
 * @param container the container's name
 * @param status what it was to become; with an error, what it failed to become
 */
public record ContainerEvent(String container, ContainerStatus status, Optional<ContainerError> error) {}
