package dev.lifeline.tests;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import dev.lifeline.local.scenario.ScenarioPlayer;
import dev.lifeline.local.scenario.ScenarioReader;
import dev.lifeline.tests.CallRecorder.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The scenarios of Lifeline, played once on one local cloud for all tests that use them: all except one that takes
 * longer than the others together, which {@code ./lifeline demo} plays.
 */
public final class Played {
    private static final int SPEED = 20;
    private static final String LONG = "cluster-deleted";

    private static final List<ScenarioOutcome> OUTCOMES = CallRecorder.recording(Played::play);

    private Played() {}

    private static List<ScenarioOutcome> play() {
        AbandonedRuns.play();
        return new ScenarioPlayer(scenarios(), new Nobody())
                .play(new ScenarioPlayer.Direction(
                        Repository.ROOT.resolve("template.yaml"), SPEED, 1, Duration.ofSeconds(1)));
    }

    private static List<Scenario> scenarios() {
        return ScenarioReader.read(Repository.ROOT.resolve("local/scenarios")).stream()
                .filter(scenario -> !scenario.name().equals(LONG))
                .toList();
    }

    static List<ScenarioOutcome> outcomes() {
        return OUTCOMES;
    }

    /** What each function called. */
    public static List<RecordedCall> calls() {
        return OUTCOMES.isEmpty() ? List.of() : List.copyOf(CallRecorder.calls());
    }

    /** The items of runs, as each save wrote them. */
    public static List<Map<String, AttributeValue>> items() {
        return calls().stream()
                .filter(RecordedCall::answered)
                .map(RecordedCall::request)
                .filter(PutItemRequest.class::isInstance)
                .map(request -> ((PutItemRequest) request).item())
                .filter(item -> AttributeValue.fromS("run").equals(item.get("sk")))
                .toList();
    }

    private static final class Nobody implements ScenarioListener {
        @Override
        public void decided(Duration at, RunId run, Decision decision) {}

        @Override
        public void functionDied(Duration at, RunId run) {}

        @Override
        public void ended(Duration at, ScenarioOutcome outcome) {}
    }
}
