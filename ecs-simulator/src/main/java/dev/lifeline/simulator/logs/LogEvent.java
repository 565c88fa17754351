package dev.lifeline.simulator.logs;

import java.time.Instant;

/**
 * A line of a log.
 *
 * @param sequence counts all lines of the store in the order in which they arrived, from 1
 */
public record LogEvent(long sequence, String stream, Instant at, String message) {}
