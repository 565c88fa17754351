package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Decision;

/** A decision that stands, and the run as it is stored since. Its effects are still to be carried out. */
public record Turn(Stored stored, Decision decision) {}
