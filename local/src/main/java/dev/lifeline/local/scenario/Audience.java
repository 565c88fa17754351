package dev.lifeline.local.scenario;

import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.RunId;
import java.time.Duration;

/** Is told what happens while scenarios are played; called from several threads. */
public interface Audience {

    /** A decision about a run that is news, with the simulated time since the start. */
    void decided(Duration at, RunId run, Decision decision);

    /** A function died on the way of this run. */
    void functionDied(Duration at, RunId run);

    /** A run has ended, or its time is over. */
    void ended(Duration at, ScenarioOutcome outcome);
}
