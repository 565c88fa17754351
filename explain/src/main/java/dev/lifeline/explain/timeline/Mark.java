package dev.lifeline.explain.timeline;

import java.time.Instant;

/**
 * A decision.
 *
 * @param attempt the attempt that it is about
 * @param words what was seen, and what was decided
 */
public record Mark(Instant at, int attempt, MarkKind kind, String words) {}
