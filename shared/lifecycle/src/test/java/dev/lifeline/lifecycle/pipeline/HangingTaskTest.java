package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The result belongs to the program: what ECS does with its task after that changes nothing. */
class HangingTaskTest {
    private static final String EXITED = "EssentialContainerExited";
    private static final Timeouts LIMITS =
            new Timeouts(Map.of(Known.STOPPING, Duration.ofMinutes(2)), Optional.of(Duration.ofMinutes(10)));
    private static final Policy AGAIN =
            Policies.with(Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.EXIT))), LIMITS);

    @ParameterizedTest
    @ValueSource(strings = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void a_program_that_exited_with_0_has_succeeded_wherever_its_task_hangs(String state) {
        Scene scene = Scene.running(AGAIN).sees(over(4, state, EXITED, 0));
        assertThat(scene.state()).isEqualTo(TaskState.COMPLETE);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.run().deadline()).as("its task is monitored").isPresent();
        scene.sees(exited("1", 5, 0));
        assertThat(scene.run().deadline()).as("and comes to rest").isEmpty();
        assertThat(scene.run().attempt().stop()).isEqualTo(new Stop.Unwanted());
    }

    @Test
    void a_failed_program_is_judged_at_once_and_the_next_attempt_waits_for_the_tasks_end() {
        Scene scene = Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, 3));
        assertThat(scene.state()).isEqualTo(TaskState.FAILED);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.EXIT_CODE);
        assertThat(scene.spent(BudgetGroup.EXIT)).isEqualTo(1);
        assertThat(scene.timePasses(60).effects())
                .as("the back-off is over, the task is not")
                .isEmpty();
        assertThat(scene.run().attempt().number()).isEqualTo(1);
        scene.sees(exited("1", 5, 3).stopping(EXITED, "x"));
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(2));
        assertThat(scene.spent(BudgetGroup.EXIT)).as("charged once").isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}, exit code {1}: {2}")
    @CsvSource({
        "SpotInterruption, 0, SPOT_INTERRUPTION",
        "UserInitiated,    0, USER_STOP",
        "EssentialContainerExited, 137, EXIT_CODE",
    })
    void a_task_that_was_stopped_is_judged_by_its_stop_code(String code, int exit, Cause cause) {
        Scene scene = Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", code, exit));
        assertThat(scene.state()).isEqualTo(TaskState.FAILED);
        assertThat(scene.last().explanation().cause().orElseThrow().cause()).isEqualTo(cause);
    }

    @Test
    void without_the_exit_code_of_each_essential_container_or_without_a_stop_code_the_tasks_end_is_waited_for() {
        TaskSketch noCode = stopping(4, EXITED, "DEPROVISIONING").with(container("app", "STOPPED"));
        assertThat(Scene.running(AGAIN).sees(noCode).state()).isEqualTo(TaskState.RUNNING);
        TaskSketch noReason =
                task("1", 4, "DEPROVISIONING").ran().without("app").with(container("app", 0));
        assertThat(Scene.running(AGAIN).sees(noReason).state()).isEqualTo(TaskState.RUNNING);
        TaskSketch otherContainer = stopping(4, EXITED, "DEPROVISIONING").with(container("side", 0));
        assertThat(Scene.running(AGAIN).sees(otherContainer).state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void the_runs_time_does_not_hit_a_run_whose_program_has_succeeded() {
        Scene scene =
                Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, 0)).timePasses(700);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.last().explanation().cause()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void a_task_that_hangs_is_told_to_stop_whenever_its_limit_passes_and_given_up_after_the_last(int code) {
        Scene scene = Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, code));
        for (int stops = 1; stops <= Limits.STANDARD.stops(); stops++) {
            assertThat(scene.untilDue()).isEqualTo(Duration.ofMinutes(2));
            assertThat(scene.comesBack().effects()).hasSize(1).allMatch(Effect.StopTask.class::isInstance);
            assertThat(scene.run().attempt().number()).isEqualTo(1);
            scene.stopAnswered(new StopAnswer.StopAccepted(Optional.empty()));
        }
        scene.comesBack();
        assertThat(scene.reason()).contains("the task of attempt 1 is given up: it does not stop");
        if (code == 0) {
            assertThat(scene.run().deadline()).isEmpty();
            assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        } else {
            assertThat(scene.endedBy()).as("ten minutes have passed").isEqualTo(Cause.TIMEOUT);
        }
        Phase before = scene.run().phase();
        assertThat(scene.sees(1, task("1", 9, "RUNNING")).effects())
                .as("not a sixth time")
                .isEmpty();
        assertThat(scene.run().phase()).isEqualTo(before);
    }

    @Test
    void a_stop_that_fails_is_tried_again_and_not_without_a_bound() {
        Scene scene = Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, 0));
        int stops = 0;
        while (scene.run().deadline().isPresent()) {
            scene.comesBack();
            if (scene.effects().stream().anyMatch(Effect.StopTask.class::isInstance)) {
                stops++;
                scene.stopAnswered(new StopAnswer.StopFailed("Rate exceeded"));
            } else if (!scene.effects().isEmpty()) {
                scene.described(over(4, "DEPROVISIONING", EXITED, 0));
            }
        }
        assertThat(stops).isBetween(5, 25);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void a_task_that_nobody_can_be_asked_about_is_given_up_and_its_run_stays_as_it_is() {
        Policy slow = Policies.with(AGAIN, new Timeouts(Map.of(Known.STOPPING, Duration.ofDays(2)), Optional.empty()));
        Scene scene =
                Scene.running(slow).sees(over(4, "DEPROVISIONING", EXITED, 0)).timePasses(900);
        for (int questions = 0; questions < 100 && scene.run().deadline().isPresent(); questions++) {
            scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "Cluster not found."));
            scene.run().deadline().ifPresent(due -> scene.comesBack());
        }
        assertThat(scene.run().deadline()).isEmpty();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void a_task_that_ECS_does_not_know_any_more_or_whose_host_is_gone_hangs_no_longer() {
        Scene missing = Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, 3));
        assertThat(missing.later(300)
                        .described(new DescribeAnswer.TaskMissing())
                        .effects())
                .containsExactly(new Effect.RunTask(2));
        Scene stopped = Scene.running(AGAIN)
                .later(300)
                .sees(over(4, "DEPROVISIONING", EXITED, 3))
                .timePasses(120);
        assertThat(stopped.stopAnswered(new StopAnswer.NothingToStop()).effects())
                .containsExactly(new Effect.RunTask(2));
    }

    @Test
    void a_user_stops_a_run_whose_next_attempt_waits_for_the_task() {
        Scene scene =
                Scene.running(AGAIN).sees(over(4, "DEPROVISIONING", EXITED, 3)).userStops();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.sees(exited("1", 5, 3)).run().deadline()).isEmpty();
    }

    @Test
    void where_Lifeline_only_watches_a_task_that_hangs_is_left_alone() {
        Scene scene = Scene.running(Policies.with(AGAIN, Mode.SHADOW)).sees(over(4, "DEPROVISIONING", EXITED, 0));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.run().deadline()).isEmpty();
    }

    private static TaskSketch over(long version, String state, String code, int exit) {
        return stopping(version, code, state).with(container("app", exit));
    }

    private static TaskSketch stopping(long version, String code, String state) {
        return task("1", version, state)
                .ran()
                .stopping(code, "Essential container in task exited")
                .without("app");
    }
}
