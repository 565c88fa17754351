package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.local.scenario.Audience;
import dev.lifeline.local.scenario.Outcome;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioReader;
import dev.lifeline.local.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario that comes with Lifeline ends as its file says; all are played at once, on one local cloud. */
class ScenariosTest {
    private static final int SPEED = 20;

    @TestFactory
    Stream<DynamicTest> scenarios_end_as_their_files_say() {
        List<Scenario> scenarios = ScenarioReader.read(Repository.ROOT.resolve("local/scenarios"));
        List<Outcome> outcomes = new Stage(scenarios, new Nobody())
                .play(new Stage.Direction(Repository.ROOT.resolve("template.yaml"), SPEED, 1, Duration.ofSeconds(1)));
        return outcomes.stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.scenario().name() + ": " + outcome.scenario().title(),
                        () -> assertThat(outcome.differences()).isEmpty()));
    }

    private static final class Nobody implements Audience {
        @Override
        public void decided(Duration at, RunId run, Decision decision) {}

        @Override
        public void functionDied(Duration at, RunId run) {}

        @Override
        public void ended(Duration at, Outcome outcome) {}
    }
}
