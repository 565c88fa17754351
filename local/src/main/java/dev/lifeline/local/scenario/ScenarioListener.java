package dev.lifeline.local.scenario;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;

/** Receives what happens while scenarios are played; called from several threads. */
public interface ScenarioListener {

    /** A decision about news of a run, with the simulated time since the start. */
    void decided(Duration at, RunId run, Decision decision);

    /** A function died while handling this run. */
    void functionDied(Duration at, RunId run);

    /** A run has ended, or its time is up. */
    void ended(Duration at, ScenarioOutcome outcome);
}
