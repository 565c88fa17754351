package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaunchRunTest {
    private final FunctionsWorld world = new FunctionsWorld();

    private String launch(String request) throws IOException {
        return new InvocationContext("LaunchRun").of(new LaunchRunHandler(world.wiring), request);
    }

    private String task() {
        return world.world.ecs.launched().getFirst().task().arn();
    }

    @Test
    void a_run_is_launched_and_shown() throws IOException {
        assertThat(launch(FunctionsWorld.request("nightly")))
                .contains(
                        "\"run\":\"nightly\"",
                        "\"existed\":false",
                        "\"policy\":\"default@0\"",
                        "\"phase\":\"ATTEMPTING\"",
                        "\"attempts\":1",
                        "\"state\":\"PREPARING\"",
                        "\"task\":\"" + task() + "\"");
    }

    @Test
    void the_same_name_again_is_the_run_that_exists() throws IOException {
        launch(FunctionsWorld.request("nightly"));
        assertThat(launch(FunctionsWorld.request("nightly")))
                .contains("\"run\":\"nightly\"", "\"existed\":true", "\"attempts\":1", "\"task\":\"" + task() + "\"");
        assertThat(world.world.ecs.launched()).hasSize(1);
    }

    @Test
    void the_answer_about_a_run_that_ended_says_why() throws IOException {
        world.world.ecs.answerLaunch(
                new LaunchAnswer.Rejected(new LaunchRefusal("InvalidParameterException", "no such subnet", 400)));
        assertThat(launch(FunctionsWorld.request("nightly")))
                .contains(
                        "\"phase\":\"ENDED\"",
                        "\"result\":\"FAILED\"",
                        "\"cause\":\"LAUNCH_REJECTED\"",
                        "\"evidence\":\"InvalidParameterException: no such subnet\"");
    }

    @Test
    void a_run_without_a_name_is_named_after_its_invocation_so_that_a_repeated_one_launches_nothing_twice()
            throws IOException {
        String nameless = "{\"cluster\": \"prod\", \"taskDefinition\": \"" + FunctionsWorld.DEFINITION + "\"}";
        assertThat(launch(nameless)).contains("\"run\":\"" + InvocationContext.ID + "\"", "\"existed\":false");
        assertThat(launch(nameless)).contains("\"run\":\"" + InvocationContext.ID + "\"", "\"existed\":true");
        assertThat(world.world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_task_that_is_not_known_yet_is_null() throws IOException {
        world.world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("time-out"));
        assertThat(launch(FunctionsWorld.request("nightly"))).contains("\"task\":null,");
    }

    /** The lines of the error's message after the first. */
    private List<String> problems(String request) {
        Throwable refusal = catchThrowable(() -> launch(request));
        assertThat(refusal).isExactlyInstanceOf(InvalidRunRequest.class);
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("nothing was launched, the request has "
                        + (lines.size() == 2 ? "1 problem:" : lines.size() - 1 + " problems:"));
        assertThat(world.world.calls.count(Call.CREATE)).isZero();
        return lines.subList(1, lines.size());
    }

    @Test
    void all_that_is_wrong_with_a_request_is_one_error_without_its_values() {
        assertThat(problems("""
                        {"name": "x", "cluster": "", "taskDefinition": "etl", "policy": "nightly", "polcy": "always",
                         "overrides": {"containerOverrides": [{"environment": [{"value": "%s"}]}]}}
                        """.formatted(Runs.SECRET)))
                .containsExactly(
                        "cluster: empty",
                        "polcy: unknown field; did you mean policy?",
                        "overrides.containerOverrides[0].environment[0].name: missing",
                        "overrides.containerOverrides[0].name: missing",
                        "taskDefinition: no task definition etl",
                        "policy: there is no policy nightly; known are default, always, once, prefer-cached");
    }

    @Test
    void what_ECS_would_refuse_is_part_of_the_same_error() {
        world.world.ecs.cluster("prod", new ClusterAnswer.NoSuchCluster("there is no cluster prod"));
        assertThat(problems("{\"cluster\": \"prod\", \"taskDefinition\": \"unknown\", \"policy\": \"nope\"}"))
                .containsExactly(
                        "cluster: there is no cluster prod",
                        "taskDefinition: no task definition unknown",
                        "policy: there is no policy nope; known are default, always, once, prefer-cached");
    }

    @Test
    void a_payload_that_is_not_JSON_is_an_error_that_says_so() {
        assertThat(problems("not JSON"))
                .containsExactly("cannot be read: line 1, column 1: not JSON, or a duplicated field");
    }

    @Test
    void an_error_stays_readable_and_bounded_however_wrong_the_request_is() {
        String request = IntStream.range(0, 5_000)
                .mapToObj(number -> "\"" + "x\\n".repeat(500) + number + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));
        Throwable refusal = catchThrowable(() -> launch(request));
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(lines).hasSize(102).allMatch(line -> line.length() <= 500);
        assertThat(lines.getLast()).isEqualTo("and 4902 more");
    }

    @Test
    void what_cannot_be_found_out_is_another_error_that_may_be_repeated_and_launches_nothing() {
        world.world.ecs.define(
                FunctionsWorld.DEFINITION, new DefinitionAnswer.DefinitionUnanswered("connect timed out"));
        assertThatThrownBy(() -> launch(FunctionsWorld.request("nightly")))
                .isExactlyInstanceOf(RunUnavailable.class)
                .hasMessage(
                        "nothing was launched, the same request may succeed later: taskDefinition: connect timed out");
        assertThat(world.world.calls.count(Call.CREATE)).isZero();
    }

    @Test
    void a_store_that_cannot_be_reached_is_that_error_too() {
        world.world.store.failNext(Call.LOAD, 1);
        assertThatThrownBy(() -> launch(FunctionsWorld.request("nightly")))
                .isExactlyInstanceOf(RunUnavailable.class)
                .hasMessageStartingWith("the launch was not completed, the same request may succeed later: ");
    }

    /** Callers match on Lambda's errorType, which is the name of the class. */
    @Test
    void the_names_of_the_errors_stay() {
        assertThat(InvalidRunRequest.class.getName()).isEqualTo("dev.lifeline.functions.InvalidRunRequest");
        assertThat(RunUnavailable.class.getName()).isEqualTo("dev.lifeline.functions.RunUnavailable");
    }
}
