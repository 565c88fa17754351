package dev.lifeline.lifecycle.guard;

import java.time.Instant;

/**
 * The switch is on: no task is launched or stopped until it is off, while decisions continue.
 *
 * @param reason the user's reason
 */
public record Paused(String reason, Instant since) {}
