package dev.lifeline.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.callback.CallbackOperation;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import dev.lifeline.simulator.script.CallFault.CallFaultKind;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.examples.StateMachine.ExecutionEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example's state machine, played with Lifeline's functions and a stand-in for Step Functions. */
class StepFunctionsExampleTest {
    private static final Map<String, String> SUBSTITUTIONS = Map.of(
            "LaunchRunFunction", "LaunchRun",
            "ControlRunFunction", "ControlRun",
            "Cluster", "prod",
            "TaskDefinition", ExampleWorld.DEFINITION,
            "Subnet", "subnet-1",
            "SecurityGroup", "sg-1");
    private static final JsonNode DEFINITION = definition();
    private static final RunId RUN = new RunId("report-monday");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final ExampleWorld world = new ExampleWorld();

    private static JsonNode definition() {
        try {
            String text = Files.readString(Repository.ROOT.resolve("examples/step-functions/report.asl.json"));
            for (Map.Entry<String, String> each : SUBSTITUTIONS.entrySet()) {
                text = text.replace("${" + each.getKey() + "}", each.getValue());
            }
            return new ObjectMapper().readTree(text);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ExecutionEnd play() throws IOException {
        return new StateMachine(DEFINITION, world, "monday").run();
    }

    private Run run() {
        return world.world.store.peek(RUN).orElseThrow();
    }

    private long results() {
        return world.received.stream()
                .filter(call -> call.operation() != CallbackOperation.TASK_HEARTBEAT)
                .filter(call -> call.reception() == CallbackReception.ACCEPTED)
                .count();
    }

    @Test
    void a_run_that_succeeds_gives_its_description_to_the_next_state() throws IOException {
        world.exits(0, TEN_MINUTES);

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "Done");
        assertThat(end.data().at("/run/result").asText()).isEqualTo("SUCCEEDED");
        assertThat(end.data().at("/run/history/0/exitCode").asInt()).isZero();
        assertThat(world.heartbeats()).as("one a minute").isBetween(7L, 11L);
        assertThat(run().callbacks()).isEmpty();
    }

    @Test
    void a_program_that_fails_is_caught_by_its_cause() throws IOException {
        world.exits(3, TEN_MINUTES);

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "ProgramFailed");
        assertThat(end.error()).isEqualTo("EXIT_CODE");
        assertThat(new ObjectMapper()
                        .readTree(end.data().at("/failure/Cause").asText())
                        .path("exitCode")
                        .asInt())
                .isEqualTo(3);
    }

    static List<List<CallFaultKind>> faults() {
        CallFaultKind lost = new CallFaultKind.ErrorAfter();
        CallFaultKind refused = new CallFaultKind.ErrorBefore();
        CallFaultKind throttled = new CallFaultKind.Throttled();
        CallFaultKind closed = new CallFaultKind.ConnectionClosed(Duration.ZERO);
        return List.of(
                List.of(lost),
                List.of(closed),
                List.of(refused),
                List.of(refused, throttled, refused, lost),
                List.of(throttled, closed));
    }

    /** Without heartbeats, so that the faults meet the result. */
    @ParameterizedTest
    @MethodSource("faults")
    void a_result_whose_answer_is_lost_or_refused_is_repeated_and_counts_once(List<CallFaultKind> kinds)
            throws IOException {
        world.exits(0, Duration.ofSeconds(25));
        world.faults.addAll(kinds);

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "Done");
        world.pass(Duration.ofHours(1));
        assertThat(world.faults).isEmpty();
        assertThat(results()).isEqualTo(1);
        assertThat(run().callbacks()).as("nobody waits any more").isEmpty();
        assertThat(world.world.ecs.launched()).hasSize(1);
    }

    @Test
    void lost_heartbeats_lead_to_a_second_wait_for_the_same_run() throws IOException {
        world.exits(0, Duration.ofMinutes(20));
        for (int heartbeat = 0; heartbeat < 6; heartbeat++) {
            world.faults.add(new CallFaultKind.ErrorBefore());
        }

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "Done");
        assertThat(end.tokens()).as("retried with another token").isEqualTo(2);
        assertThat(world.world.ecs.launched()).as("launched once").hasSize(1);
    }

    @Test
    void a_launch_without_an_answer_is_retried_and_launches_once() throws IOException {
        world.exits(0, TEN_MINUTES);
        world.world.store.failNext(Call.SAVE, 1);

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "Done");
        assertThat(end.tokens()).isEqualTo(2);
        assertThat(world.world.ecs.launched()).hasSize(1);
        assertThat(results()).as("both tokens belong to the run").isEqualTo(2);
    }

    @Test
    void a_request_that_is_wrong_is_not_retried() throws IOException {
        world.world.ecs.define(ExampleWorld.DEFINITION, new DefinitionAnswer.NoSuchDefinition("no such"));

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "NotRun");
        assertThat(end.error()).isEqualTo("dev.lifeline.functions.InvalidRunRequest");
        assertThat(end.tokens()).isEqualTo(1);
    }

    @Test
    void a_state_that_waits_no_longer_stops_the_run_whose_late_result_harms_nothing() throws IOException {
        world.exits(0, Duration.ofHours(24));

        ExecutionEnd end = play();

        assertThat(end.visited()).containsExactly("RunReport", "StopReport", "NotRun");
        assertThat(end.error()).isEqualTo("States.Timeout");
        assertThat(world.world.ecs.stops()).hasSize(1);
    }

    @Test
    void a_receiver_that_is_gone_is_given_up_after_a_day_and_the_run_has_its_result_all_the_same() throws IOException {
        world.exits(0, Duration.ofMinutes(2));
        world.invoke("LaunchRun", """
                {"name": "report-monday", "cluster": "prod", "taskDefinition": "%s",
                 "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"]}},
                 "callback": {"taskToken": "token"}}""".formatted(ExampleWorld.DEFINITION));
        world.receiverIsGone();

        world.pass(Duration.ofHours(1));
        assertThat(run().phase()).isInstanceOf(Phase.Ended.class);
        assertThat(run().callbacks()).as("still tried").hasSize(1);

        world.pass(Duration.ofHours(30));
        assertThat(run().callbacks()).isEmpty();
        assertThat(run().next()).as("nothing remains to be done").isEmpty();
        assertThat(world.world.store.journal(RUN))
                .anySatisfy(entry -> assertThat(entry.explanation().reason())
                        .contains("callback 1 is given up: it could not be delivered for"));
    }

    @Test
    void its_structure_is_that_of_a_state_machine() {
        JsonNode states = DEFINITION.path("States");
        assertThat(states.has(DEFINITION.path("StartAt").asText())).isTrue();
        states.properties().forEach(state -> {
            assertThat(next(state.getValue())).as(state.getKey()).allMatch(states::has);
            assertThat(List.of("Task", "Succeed", "Fail"))
                    .contains(state.getValue().path("Type").asText());
        });
        List<String> reached = states.properties().stream()
                .flatMap(state -> next(state.getValue()))
                .toList();
        states.fieldNames()
                .forEachRemaining(name -> assertThat(
                                name.equals(DEFINITION.path("StartAt").asText()) || reached.contains(name))
                        .as(name + " is reached")
                        .isTrue());
    }

    @Test
    void every_wait_ends() {
        DEFINITION.path("States").properties().stream()
                .map(Map.Entry::getValue)
                .filter(state -> state.path("Resource").asText().endsWith(".waitForTaskToken"))
                .forEach(state -> {
                    assertThat(state.path("TimeoutSeconds").asInt()).isPositive();
                    assertThat(state.path("HeartbeatSeconds").asInt())
                            .as("some heartbeats may get lost")
                            .isBetween(180, state.path("TimeoutSeconds").asInt());
                    assertThat(state.at("/Parameters/Payload/callback/taskToken.$")
                                    .asText())
                            .isEqualTo("$$.Task.Token");
                    assertThat(state.at("/Parameters/Payload/name.$").asText())
                            .as("the same in every retry")
                            .contains("$$.Execution.Name");
                    JsonNode handlers = state.path("Catch");
                    assertThat(handlers.get(handlers.size() - 1)
                                    .at("/ErrorEquals/0")
                                    .asText())
                            .isEqualTo("States.ALL");
                });
    }

    private static Stream<String> next(JsonNode state) {
        return Stream.concat(
                        state.findValuesAsText("Next").stream(),
                        Stream.of(state.path("Next").asText()))
                .filter(name -> !name.isEmpty());
    }
}
