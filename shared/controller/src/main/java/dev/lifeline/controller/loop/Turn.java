package dev.lifeline.controller.loop;

import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;

/** A saved decision with the stored run. Its effects are still pending. */
public record Turn(Stored stored, Decision decision) {}
