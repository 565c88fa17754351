package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRunsTest {
    private final FunctionsWorld world = new FunctionsWorld();

    private String list(String request) throws IOException {
        return new InvocationContext("ListRuns").of(new ListRunsHandler(world.wiring), request);
    }

    @Test
    void runs_are_listed() throws IOException {
        world.with(new RunId("a"), new RunId("b"));
        assertThat(list("{\"prefix\": \"b\"}"))
                .startsWith("{\"runs\":[{\"run\":\"b\",\"generation\":1,\"phase\":\"ATTEMPTING\"")
                .endsWith("\"unreadable\":[],\"next\":null}");
    }

    @Test
    void nothing_is_changed_whatever_the_runs_are_doing() throws IOException {
        ReportedRuns.all()
                .forEach(reported -> world.world.store.put(reported.decision().run()));
        world.world.calls.clear();
        list("{}");
        assertThat(world.world.calls.made()).containsOnly(Call.LOAD);
        assertThat(world.world.timers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"prefix\": 1}",
                "{\"cause\": \"\\u001b[31m\"}",
                "{\"next\": \"\\u0000\"}",
                "{\"next\": \"TA==\"}",
                "{\"limit\": 1e999}",
                "{\"limit\": 0}",
                "{\"since\": \"99999999999d\"}",
                "{\"until\": \"+999999999-01-01T00:00:00Z\\n\"}",
                "{\"a\\nb\": 1}"
            })
    void an_invalid_request_is_an_error_of_one_line_for_its_problem(String request) {
        Throwable refusal = catchThrowable(() -> list(request));
        assertThat(refusal).isExactlyInstanceOf(InvalidRunRequest.class);
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).matches("\\P{Cntrl}{5,500}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "999999999d", "0s"})
    void any_time_is_a_bound(String time) throws IOException {
        world.with(new RunId("a"));
        assertThat(list("{\"since\": \"" + time + "\"}")).endsWith("\"next\":null}");
        assertThat(list("{\"until\": \"" + time + "\"}")).endsWith("\"next\":null}");
    }

    @Test
    void a_store_that_cannot_be_reached_is_an_error_to_repeat_the_request_after() throws IOException {
        world.with(new RunId("a"));
        world.world.store.failNext(Call.LOAD, 1);
        assertThatThrownBy(() -> list("{}"))
                .isExactlyInstanceOf(RunUnavailable.class)
                .hasMessageStartingWith("the request was not completed, the same request may succeed later: ");
    }
}
