package dev.lifeline.cli.demo;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Duration;

/** Shows no progress. */
final class NoProgress implements ScenarioListener {
    @Override
    public void decided(Duration at, RunId run, Decision decision) {}

    @Override
    public void functionDied(Duration at, RunId run) {}

    @Override
    public void ended(Duration at, ScenarioOutcome outcome) {}
}
