package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.port.TaskRunner.DefinitionAnswer;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LaunchRunTest {
    private final World world = new World();

    private String launch(String request) throws IOException {
        return new Invocation("LaunchRun").of(new LaunchRun(world.lifeline), request);
    }

    private String task() {
        return world.world.ecs.launched().getFirst().task().arn();
    }

    @Test
    void a_run_is_launched_and_shown() throws IOException {
        assertThat(launch(World.request("nightly")))
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
        launch(World.request("nightly"));
        assertThat(launch(World.request("nightly")))
                .contains("\"run\":\"nightly\"", "\"existed\":true", "\"attempts\":1", "\"task\":\"" + task() + "\"");
        assertThat(world.world.ecs.launched()).hasSize(1);
    }

    @Test
    void the_answer_about_a_run_that_ended_says_why() throws IOException {
        world.world.ecs.answerLaunch(
                new LaunchAnswer.Rejected(new LaunchRefusal("InvalidParameterException", "no such subnet")));
        assertThat(launch(World.request("nightly")))
                .contains(
                        "\"phase\":\"ENDED\"",
                        "\"result\":\"FAILED\"",
                        "\"cause\":\"LAUNCH_REJECTED\"",
                        "\"evidence\":\"InvalidParameterException: no such subnet\"");
    }

    @Test
    void a_run_without_a_name_is_named_after_its_invocation_so_that_a_repeated_one_launches_nothing_twice()
            throws IOException {
        String nameless = "{\"cluster\": \"prod\", \"taskDefinition\": \"" + World.DEFINITION + "\"}";
        assertThat(launch(nameless)).contains("\"run\":\"" + Invocation.ID + "\"", "\"existed\":false");
        assertThat(launch(nameless)).contains("\"run\":\"" + Invocation.ID + "\"", "\"existed\":true");
        assertThat(world.world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_task_that_is_not_known_yet_is_null() throws IOException {
        world.world.ecs.answerLaunch(new LaunchAnswer.Unknown("time-out"));
        assertThat(launch(World.request("nightly"))).contains("\"task\":null,");
    }

    @Test
    void all_that_is_wrong_with_a_request_is_told_at_once_without_its_values() throws IOException {
        assertThat(launch("""
                        {"name": "no spaces", "taskDefinition": "etl", "polcy": "always",
                         "overrides": {"containerOverrides": [{"environment": [{"value": "%s"}]}]}}
                        """.formatted(Runs.SECRET)))
                .startsWith("{\"problems\":[{\"path\":\"")
                .contains("\"path\":\"name\"", "\"path\":\"cluster\"", "\"path\":\"polcy\"")
                .contains("\"path\":\"overrides.containerOverrides[0].name\"")
                .doesNotContain(Runs.SECRET);
        assertThat(world.world.calls.made()).isEmpty();
    }

    @Test
    void what_ECS_would_refuse_is_a_problem_as_well() throws IOException {
        assertThat(launch("{\"cluster\": \"prod\", \"taskDefinition\": \"unknown\"}"))
                .isEqualTo("{\"problems\":[{\"path\":\"taskDefinition\",\"message\":\"no task definition unknown\"}]}");
    }

    @Test
    void a_payload_that_is_not_JSON_is_a_problem_and_no_crash() throws IOException {
        assertThat(launch("not JSON")).startsWith("{\"problems\":[{\"path\":\"\",");
    }

    @Test
    void what_cannot_be_found_out_fails_the_invocation_and_launches_nothing() {
        world.world.ecs.define(World.DEFINITION, new DefinitionAnswer.Unknown("connect timed out"));
        assertThatThrownBy(() -> launch(World.request("nightly")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing was launched, the same request may succeed later: connect timed out");
        assertThat(world.world.calls.count(Call.CREATE)).isZero();
    }
}
