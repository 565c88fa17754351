package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.Calls.Call;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ControlRunTest {
    private final FunctionsWorld world = new FunctionsWorld();

    private String control(String request) throws IOException {
        return new InvocationContext("ControlRun").of(new ControlRunHandler(world.wiring), request);
    }

    @Test
    void a_run_is_stopped_and_described() throws IOException {
        world.with(Runs.ID);
        assertThat(control("{\"run\": \"nightly\", \"action\": \"STOP\", \"reason\": \"wrong input\"}"))
                .contains("\"run\":\"nightly\"", "\"generation\":1", "\"history\":[{\"attempt\":1,", "\"applied\":true")
                .endsWith("\"why\":\"a user stops the run: wrong input\"}");
        assertThat(world.world.ecs.stops()).hasSize(1);
    }

    @Test
    void what_changes_nothing_is_a_success_that_says_why() throws IOException {
        world.with(Runs.ID);
        assertThat(control("{\"run\": \"nightly\", \"action\": \"RESUME\"}"))
                .endsWith("\"applied\":false,\"why\":\"the run is not suspended\"}");
    }

    @Test
    void what_the_state_does_not_permit_is_an_error_that_says_what_to_do() {
        world.world.store.put(Runs.lifeOfARun().getFirst().run());
        assertThatThrownBy(() -> control("{\"run\": \"nightly\", \"action\": \"RERUN\"}"))
                .isExactlyInstanceOf(RunRefused.class)
                .hasMessage("run nightly: RERUN was refused: it has not ended; stop it first, or wait");
    }

    @Test
    void a_missing_run_is_an_error() {
        assertThatThrownBy(() -> control("{\"run\": \"nightli\", \"action\": \"STOP\"}"))
                .isExactlyInstanceOf(NoSuchRun.class)
                .hasMessage("there is no run nightli in this stack: it was never launched, was deleted, or has expired;"
                        + " ListRuns shows the runs that exist");
    }

    @Test
    void a_request_with_problems_does_nothing_and_names_them_all() throws IOException {
        world.with(Runs.ID);
        assertThatThrownBy(() -> control("""
                        {"run": "a b", "action": "STOPP", "reson": "x", "generation": "1", "atOnce": 1}"""))
                .isExactlyInstanceOf(InvalidRunRequest.class)
                .hasMessage("""
                        nothing was done, the request has 5 problems:
                        run: 1 to 256 visible ASCII characters without spaces are expected
                        action: unknown word; did you mean STOP?
                        reson: unknown field; did you mean reason?
                        generation: a whole number from 1 to 999999 is expected, not a text
                        atOnce: true or false is expected, not a number""");
        assertThatThrownBy(() -> control("""
                        {"run": "nightly", "action": "SUSPEND", "atOnce": true, "changes": {}}""")).hasMessage("""
                        nothing was done, the request has 2 problems:
                        atOnce: only for STOP
                        changes: only for RERUN""");
    }

    @Test
    void a_store_that_does_not_answer_is_an_error_that_may_be_repeated() throws IOException {
        world.with(Runs.ID);
        world.world.store.failNext(Call.SAVE, 1);
        assertThatThrownBy(() -> control("{\"run\": \"nightly\", \"action\": \"STOP\"}"))
                .isExactlyInstanceOf(RunUnavailable.class)
                .hasMessageStartingWith("the request was not completed, the same request may succeed later: ");
        assertThat(control("{\"run\": \"nightly\", \"action\": \"STOP\"}")).contains("\"applied\":true");
    }
}
