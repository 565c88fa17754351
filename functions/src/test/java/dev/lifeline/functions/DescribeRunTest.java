package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeRunTest {
    private final FunctionsWorld world = new FunctionsWorld();

    private String describe(String request) throws IOException {
        return new InvocationContext("DescribeRun").of(new DescribeRunHandler(world.wiring), request);
    }

    @Test
    void a_run_is_described() throws IOException {
        world.with(new RunId("nightly"));
        assertThat(describe("{\"run\": \"nightly\"}"))
                .contains("\"run\":\"nightly\"", "\"history\":[{\"attempt\":1,\"state\":\"PREPARING\"");
    }

    /** Of the table, one run is read, and ECS is asked only about its task definition. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void a_run_is_described_in_every_state_and_nothing_is_changed(Reported reported) throws IOException {
        world.world.store.put(reported.decision().run());
        world.world.calls.clear();
        assertThat(describe("{\"run\": \"" + reported.decision().run().id() + "\"}"))
                .contains("\"phase\":\"" + reported.phase() + "\"");
        assertThat(world.world.calls.made()).startsWith(Call.LOAD).isSubsetOf(Call.LOAD, Call.DEFINITION);
        assertThat(world.world.calls.count(Call.LOAD)).isEqualTo(1);
        assertThat(world.world.timers).isEmpty();
    }

    @Test
    void a_definition_that_cannot_be_read_delays_nothing() throws IOException {
        world.with(new RunId("nightly"));
        world.world.ecs.define(FunctionsWorld.DEFINITION, new DefinitionAnswer.DefinitionUnanswered("throttled"));
        assertThat(describe("{\"run\": \"nightly\"}")).contains("the task definition could not be read: throttled");
    }

    @Test
    void a_missing_run_is_an_error_that_names_it() {
        assertThatThrownBy(() -> describe("{\"run\": \"nightly\"}"))
                .isExactlyInstanceOf(NoSuchRun.class)
                .hasMessage("there is no run nightly in this stack: it was never launched, was deleted, or has expired;"
                        + " ListRuns shows the runs that exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nightly",
                "[]",
                "{}",
                "{\"run\": 1}",
                "{\"run\": \"\"}",
                "{\"run\": \"two words\"}",
                "{\"run\": \"\\u001b[31m\"}",
                "{\"run\": \"a\", \"run\": \"b\"}",
                "{\"run\": \"nightly\", \"na\\nme\": \"a\"}"
            })
    void an_invalid_request_is_an_error_of_one_line_for_its_problem(String request) {
        Throwable refusal = catchThrowable(() -> describe(request));
        assertThat(refusal).isExactlyInstanceOf(InvalidRunRequest.class);
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(lines).hasSize(2).first().isEqualTo("nothing was done, the request has 1 problem:");
        assertThat(lines.getLast()).matches("\\P{Cntrl}{5,500}");
    }

    @Test
    void a_store_that_cannot_be_reached_is_an_error_to_repeat_the_request_after() {
        world.world.store.failNext(Call.LOAD, 1);
        assertThatThrownBy(() -> describe("{\"run\": \"nightly\"}"))
                .isExactlyInstanceOf(RunUnavailable.class)
                .hasMessageStartingWith("the request was not completed, the same request may succeed later: ");
    }
}
