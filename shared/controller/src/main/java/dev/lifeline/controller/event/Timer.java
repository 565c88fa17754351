package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.run.RunKey;
import java.time.Instant;

/**
 * A moment at which something of a run becomes due.
 *
 * @param at by the clock of whoever sets it
 */
public record Timer(RunKey run, Instant at) {}
