package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The consequences of a passed limit. */
class TimeLimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Policy LIMITED = Policies.with(
            Policies.of(new Rule("late", List.of(), new Verdict.Fail())),
            new Timeouts(
                    Map.of(
                            Known.PROVISIONING, MINUTE,
                            Known.PENDING, MINUTE,
                            Known.ACTIVATING, MINUTE,
                            Known.RUNNING, MINUTE,
                            Known.STOPPING, MINUTE),
                    Optional.empty()));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PROVISIONING,   SETUP",
        "PENDING,        PULL",
        "ACTIVATING,     START",
        "RUNNING,        RUN",
        "DEACTIVATING,   STOP",
        "STOPPING,       STOP",
        "DEPROVISIONING, STOP",
    })
    void a_task_that_is_late_in_a_state_is_late_with_what_ECS_does_there(String state, FailurePhase phase) {
        TaskSketch sketch = task("1", 4, state);
        Scene scene = Scene.asked(LIMITED).accepted("1");

        scene.sees(phase == FailurePhase.STOP ? sketch.stopping("Brandnew", "who knows") : sketch)
                .timePasses(100);

        assertThat(scene.run().attempt().stop())
                .isInstanceOfSatisfying(
                        Stop.Wanted.class,
                        wanted -> assertThat(wanted.why().symptom())
                                .isEqualTo(new Symptom(phase, FailureCondition.TIMED_OUT)));
    }

    @Test
    void a_task_whose_program_exited_with_0_is_left_to_end_by_itself_however_late() {
        TaskSketch done = task("1", 4, "DEPROVISIONING").ran().without("app").with(container("app", 0));
        TaskSketch stopping = new TaskSketch(
                done.id(),
                done.version(),
                done.last(),
                "STOPPED",
                Optional.empty(),
                true,
                true,
                Optional.empty(),
                done.containers());
        Scene scene = Scene.asked(LIMITED).accepted("1").sees(stopping).timePasses(60);

        assertThat(scene.reason()).contains("its program exited with 0: left to end by itself");
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.run().attempt().stop()).isEqualTo(new Stop.Unwanted());
    }
}
