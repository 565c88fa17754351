package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A listing says what a waiting run waits for, in the words of its description. */
class HeldRunsListedTest {
    private static final RunId RUN = new RunId("waiting");

    private final FunctionsWorld world = new FunctionsWorld();

    private JsonNode listed() throws IOException {
        String answer = new InvocationContext("ListRuns")
                .of(new ListRunsHandler(world.wiring), "{\"prefix\": \"" + RUN + "\"}");
        return new ObjectMapper().readTree(answer).at("/runs/0");
    }

    private String described() throws IOException {
        String answer = new InvocationContext("DescribeRun")
                .of(new DescribeRunHandler(world.wiring), "{\"run\": \"" + RUN + "\"}");
        return new ObjectMapper().readTree(answer).path("reason").asText();
    }

    private void failedPull(RunId run) throws IOException {
        String event = world.happens(run, task -> TaskChanges.failedToStart(task, "CannotPullContainerError"))
                .replace("\"containers\": []", """
                        "stopCode": "TaskFailedToStart", "containers": [{"name": "app", "lastStatus": "STOPPED",
                        "reason": "CannotPullContainerError: net/http: TLS handshake timeout"}]""");
        new InvocationContext("TaskStateChange").of(new TaskStateChangeHandler(world.wiring), Messages.batch(event));
    }

    @Test
    void a_pause_is_named_with_its_reason() throws IOException {
        new PauseSwitch(world.world.registers).pause(new Paused("maintenance", Runs.NOON));
        world.with(RUN);
        assertThat(listed().path("held").asText())
                .isEqualTo("RunTask is held: Lifeline is paused: maintenance")
                .isEqualTo(described());
    }

    @Test
    void an_open_breaker_is_named_with_what_it_guards() throws IOException {
        RunId[] failing = IntStream.range(0, 10)
                .mapToObj(number -> new RunId("failing-" + number))
                .toArray(RunId[]::new);
        world.with(failing);
        for (RunId run : failing) {
            failedPull(run);
        }
        world.with(RUN);
        assertThat(listed().path("held").asText())
                .matches("RunTask is held: the breaker of .*registry.example.* is open: its pulls fail")
                .isEqualTo(described());
    }

    @Test
    void the_pace_is_named_with_its_lane() throws IOException {
        LaunchRunHandler one = new LaunchRunHandler(world.wiring);
        for (int before = 0; before < 60; before++) {
            new InvocationContext("LaunchRun").of(one, FunctionsWorld.request("before-" + before));
        }
        new InvocationContext("LaunchRun").of(one, FunctionsWorld.request(RUN.value()));
        assertThat(listed().path("held").asText())
                .isEqualTo("RunTask is held: the pace of cluster prod is kept")
                .isEqualTo(described());
    }

    @Test
    void a_back_off_is_its_next_attempt_and_nothing_is_held() throws IOException {
        world.with(RUN);
        failedPull(RUN);
        assertThat(listed().path("held").isNull()).isTrue();
        assertThat(listed().path("next").asText()).isEqualTo("attempt 2");
        assertThat(listed().path("cause").asText()).isEqualTo("PULL_TRANSIENT");
    }

    @Test
    void a_run_that_no_longer_waits_is_not_held() throws IOException {
        PauseSwitch pause = new PauseSwitch(world.world.registers);
        pause.pause(new Paused("maintenance", Runs.NOON));
        world.with(RUN);
        pause.resume();
        world.world.clock.advance(Duration.ofMinutes(5));
        new InvocationContext("Reconcile").of(new ReconcileHandler(world.wiring), "{}");
        assertThat(listed().path("held").isNull()).isTrue();
    }
}
