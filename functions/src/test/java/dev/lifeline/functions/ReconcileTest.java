package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final RunId FIRST = new RunId("first");
    private static final RunId SECOND = new RunId("second");

    private final FunctionsWorld world = new FunctionsWorld();
    private final InvocationContext invocation = new InvocationContext("Reconcile");

    private String reconcile() throws IOException {
        return invocation.of(new ReconcileHandler(world.wiring), "{}");
    }

    @Test
    void a_round_without_work_says_so() throws IOException {
        assertThat(reconcile()).isEqualTo("{\"looked\":0,\"acted\":0}");
    }

    @Test
    void a_round_tells_how_many_runs_it_looked_at_and_acted_on() throws IOException {
        world.with(FIRST, SECOND).world.clock.advance(Duration.ofHours(1));
        assertThat(reconcile()).isEqualTo("{\"looked\":2,\"acted\":2}");
        assertThat(invocation.log()).isEmpty();
    }

    @Test
    void a_round_begins_nothing_that_its_function_has_no_time_for() throws IOException {
        world.with(FIRST, SECOND).world.clock.advance(Duration.ofHours(1));
        invocation.timeLeft((int) DeployedFunction.LONGEST_STEP.toMillis());
        assertThat(reconcile()).isEqualTo("{\"looked\":0,\"acted\":0}");
        invocation.timeLeft((int) DeployedFunction.LONGEST_STEP.plusSeconds(1).toMillis());
        assertThat(reconcile()).isEqualTo("{\"looked\":2,\"acted\":2}");
    }

    @Test
    void the_template_ends_a_round_before_the_next_begins() throws IOException {
        String template = Files.readString(Path.of(System.getProperty("lifeline.root"), "template.yaml"));
        Matcher timeout = Pattern.compile("(?s)Handler: \\S+\\.ReconcileHandler::.*?Timeout: ([0-9]+)")
                .matcher(template);
        assertThat(timeout.find()).isTrue();
        assertThat(Duration.ofSeconds(Long.parseLong(timeout.group(1)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_run_that_fails_fails_the_invocation_after_everything_else_was_done() throws IOException {
        world.with(FIRST, SECOND).world.clock.advance(Duration.ofHours(1));
        world.world.store.breakRecord(FIRST, new IllegalArgumentException("not a Run of this format"));

        assertThatThrownBy(this::reconcile)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 of 2 runs failed; each is tried again in the next minute," + " and the log says why: "
                        + FIRST.key());

        assertThat(world.world.calls.count(Call.DESCRIBE)).isEqualTo(1);
        assertThat(world.world.store.peek(SECOND).flatMap(Run::deadline))
                .as("the other run was served")
                .hasValueSatisfying(deadline -> assertThat(deadline).isAfter(world.world.clock.instant()));
        assertThat(invocation.log())
                .contains(
                        "run " + FIRST.key() + " fails: java.lang.IllegalArgumentException: not a Run of this format",
                        "\tat ");
    }

    @Test
    void a_store_that_cannot_tell_what_is_due_fails_the_invocation() {
        world.world.store.failNext(Call.DUE, 1);
        assertThatThrownBy(this::reconcile).isInstanceOf(StoreUnavailable.class);
    }
}
