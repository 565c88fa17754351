package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Throttling, repeated and reordered events, and determinism. */
@DisplayName("Throttling and the faults of events")
final class ThrottlingTest {
    private static final RunTaskRequest TOKEN = SimulatorScene.FARGATE.withClientToken("run-1");

    @Test
    @DisplayName("The script refuses as many calls as it says before it launches")
    void scriptedThrottling() {
        SimulatorScene throttled = SimulatorScene.of(Script.attempts(ScriptedAttempt.GOOD.throttled(2)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> throttled.start(TOKEN)).hasMessage("Rate exceeded");
        }
        assertThat(throttled.start(TOKEN)).contains(":task/prod/");
    }

    @Test
    @DisplayName("The documented buckets let 100 changes through at once and 40 a second later on")
    void documentedThrottling() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable launch = () -> busy.run(SimulatorScene.EC2);
        assertThat(accepted(launch, 120)).isEqualTo(100);
        busy.passSeconds(1);
        assertThat(accepted(launch, 120)).isEqualTo(40);
    }

    @Test
    @DisplayName("Fargate lets 20 launches through at once and 20 a second later on, of those that ECS lets through")
    void documentedThrottlingOnFargate() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable launch = () -> busy.run(SimulatorScene.FARGATE);
        assertThat(accepted(launch, 30)).isEqualTo(20);
        busy.passSeconds(1);
        assertThat(accepted(launch, 30)).isEqualTo(20);
        Runnable spot =
                () -> busy.run(RunTaskRequest.of(SimulatorScene.CLUSTER, "web", LaunchTarget.provider("FARGATE_SPOT"))
                        .withNetwork(NetworkConfiguration.of("subnet-1")));
        assertThat(accepted(spot, 10)).as("Spot is Fargate, too").isZero();
        assertThat(accepted(() -> busy.run(SimulatorScene.EC2), 10)).isEqualTo(10);
    }

    @Test
    @DisplayName("Task definitions can be read 50 times at once and 20 times a second later on")
    void documentedThrottlingOfDefinitions() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable read = () -> busy.ecs.describeTaskDefinition("web", busy.now());
        assertThat(accepted(read, 120)).isEqualTo(50);
        busy.passSeconds(1);
        assertThat(accepted(read, 120)).isEqualTo(20);
    }

    private static long accepted(Runnable call, int calls) {
        return Stream.generate(() -> {
                    try {
                        call.run();
                        return 1;
                    } catch (EcsException e) {
                        assertThat(e.code()).isEqualTo(EcsErrorCode.THROTTLING);
                        return 0;
                    }
                })
                .limit(calls)
                .filter(started -> started > 0)
                .count();
    }

    @Test
    @DisplayName("Events are repeated, delayed and dropped by their versions")
    void eventFaults() {
        SimulatorScene faulty = SimulatorScene.of(Script.attempts(ScriptedAttempt.GOOD.with(
                new EventFaults(2, Set.of(2L), Map.of(3L, Duration.ofSeconds(30)), Duration.ZERO))));
        faulty.runToEnd(SimulatorScene.EC2);
        assertThat(faulty.seen("version")).containsExactly("1", "1", "4", "4", "5", "5", "6", "6", "3", "3");
        assertThat(faulty.events.get(0).json()).isEqualTo(faulty.events.get(1).json());
    }

    @Test
    @DisplayName("The same seed, script and calls give the same bytes")
    void deterministic() {
        assertThat(bytes()).isEqualTo(bytes()).hasSizeGreaterThan(20);
    }

    private static List<String> bytes() {
        SimulatorScene own = SimulatorScene.of(Script.attempts(
                ScriptedAttempt.GOOD.with(new EventFaults(2, Set.of(), Map.of(), Duration.ofSeconds(8))),
                ScriptedAttempt.of(new TaskFate.HostLoss(Duration.ofSeconds(1), LostTasks.REPORTED))));
        own.runToEnd(SimulatorScene.FARGATE.withTags(Map.of("a", "1", "b", "2", "c", "3")));
        own.runToEnd(SimulatorScene.EC2);
        return own.events.stream().map(EmittedEvent::json).toList();
    }
}
