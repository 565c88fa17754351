package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Decision;

/** A saved decision with the stored run. Its effects are still pending. */
public record Turn(Stored stored, Decision decision) {}
