package dev.lifeline.lifecycle.guard;

import java.time.Instant;

/**
 * Somebody threw the switch: no task is launched and none is stopped until it is thrown back, while decisions go on.
 *
 * @param reason what that somebody said
 */
public record Paused(String reason, Instant since) {}
