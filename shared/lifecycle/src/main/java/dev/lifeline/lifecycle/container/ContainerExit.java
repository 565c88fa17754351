package dev.lifeline.lifecycle.container;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A container that has exited.
 *
 * @param exitCode empty when the runtime told none
 * @param startedAt when it was first started
 */
public record ContainerExit(OptionalInt exitCode, Instant startedAt, ContainerStatus desired) {}
