package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How runs end, and the retries before that. */
class EndTest {
    private static final String TIMEOUT = "CannotPullContainerError: i/o timeout";

    @Test
    void a_container_that_ECS_restarts_in_place_is_no_end() {
        Scene scene = Scene.running();
        scene.sees(task("1", 4, "RUNNING").without("app").with(container("app", 1)));
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        scene.sees(task("1", 5, "RUNNING")).sees(exited("1", 6, 0));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.run().attempt().number()).isEqualTo(1);
    }

    @Test
    void a_good_run_goes_through_the_states_of_the_lifecycle() {
        Scene scene = Scene.asked();
        List<TaskState> states = new ArrayList<>(List.of(scene.state()));
        scene.accepted("1");
        List<TaskSketch> life = List.of(
                task("1", 2, "PENDING"),
                task("1", 3, "PENDING").pulled(),
                task("1", 4, "RUNNING"),
                task("1", 5, "DEPROVISIONING").ran().stopping("EssentialContainerExited", "Essential container exited"),
                exited("1", 6, 0));
        for (TaskSketch sketch : life) {
            states.add(scene.sees(sketch).state());
            assertThat(scene.effects()).isEmpty();
        }
        assertThat(states)
                .containsExactly(
                        TaskState.PREPARING,
                        TaskState.PREPARING,
                        TaskState.STARTING,
                        TaskState.RUNNING,
                        TaskState.RUNNING,
                        TaskState.COMPLETE);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.ended().cause()).isEmpty();
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_pull_failure_ends_REJECTED_and_a_start_failure_FAILED() {
        assertThat(Scene.launched().sees(pullFails("1")).state()).isEqualTo(TaskState.REJECTED);
        TaskSketch start = neverRan("1", 2, "TaskFailedToStart", "CannotStartContainerError: API error");
        assertThat(Scene.launched().sees(start).state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void a_pull_that_may_pass_is_tried_again_until_its_budget_is_spent() {
        Scene scene = Scene.launched();
        List<Long> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= 5; attempt++) {
            scene.sees(pullFails("" + attempt));
            assertThat(scene.spent(BudgetGroup.PULL)).isEqualTo(attempt);
            assertThat(scene.last().explanation().rule()).contains("pull-again");
            waits.add(scene.untilDue().toSeconds());
            assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(attempt + 1));
            scene.accepted("" + (attempt + 1));
        }
        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L);
        scene.sees(pullFails("6"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.ended().reason()).isEqualTo("budget pull is spent: 5 retries");
        assertThat(scene.endedBy()).isEqualTo(Cause.PULL_TRANSIENT);
        assertThat(scene.run().past()).hasSize(5);
    }

    @Test
    void nothing_begins_before_the_back_off_is_over() {
        Scene scene = Scene.launched().sees(pullFails("1"));
        assertThat(scene.timePasses(9).effects()).isEmpty();
        assertThat(scene.run().attempt().number()).isEqualTo(1);
        assertThat(scene.timePasses(1).effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void an_image_that_does_not_exist_is_not_tried_again() {
        Scene scene = Scene.launched()
                .sees(neverRan("1", 2, "TaskFailedToStart", "CannotPullContainerError: manifest unknown"));
        assertThat(scene.endedBy()).isEqualTo(Cause.PULL_NOT_FOUND);
        assertThat(scene.run().spent()).isEmpty();
    }

    @Test
    void a_program_that_ran_and_failed_is_not_run_again() {
        Scene scene = Scene.running().sees(exited("1", 5, 3));
        assertThat(scene.state()).isEqualTo(TaskState.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.EXIT_CODE);
        assertThat(scene.run().attempt().status().runtime().orElseThrow().exitCode())
                .isEqualTo(3);
    }

    @Test
    void spot_is_charged_to_the_platform_and_to_nobody_else() {
        Scene scene = Scene.running()
                .sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "Your Spot Task was interrupted."));
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.effects()).isEmpty();
        scene.sees(exited("1", 7, 0).stopping("SpotInterruption", "Your Spot Task was interrupted."));
        assertThat(scene.state()).isEqualTo(TaskState.FAILED);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.SPOT_INTERRUPTION);
        assertThat(scene.run().spent()).containsOnlyKeys(BudgetGroup.HOST);
    }

    @Test
    void a_run_whose_every_event_but_the_last_was_lost_ends_all_the_same() {
        Scene scene = Scene.asked().sees(exited("1", 9, 0));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.run().pending()).isEmpty();
    }

    @Test
    void ecs_is_asked_about_the_attempt_on_an_impaired_instance_at_once_and_once() {
        Scene scene = Scene.running().sees(task("1", 4, "RUNNING").on("i-1"));
        assertThat(scene.observes(new Observation.InstanceImpaired("i-2"))
                        .last()
                        .outcome())
                .isEqualTo(Decision.DecisionOutcome.IGNORED);

        scene.observes(new Observation.InstanceImpaired("i-1"));
        assertThat(scene.effects()).containsExactly(new Effect.DescribeTask(1, ref("1")));
        assertThat(scene.last().explanation().reason())
                .isEqualTo("container instance i-1 is impaired: asking ECS how the task is");
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);

        scene.sees(exited("1", 9, 0).on("i-1"));
        assertThat(scene.observes(new Observation.InstanceImpaired("i-1"))
                        .last()
                        .outcome())
                .isEqualTo(Decision.DecisionOutcome.IGNORED);
    }

    @Test
    void a_lost_container_instance_orphans_the_attempt_and_runs_it_again() {
        Scene scene = Scene.running().sees(task("1", 4, "RUNNING").on("i-1"));
        assertThat(scene.observes(new Observation.InstanceLost("i-2")).last().outcome())
                .isEqualTo(Decision.DecisionOutcome.IGNORED);
        scene.observes(new Observation.InstanceLost("i-1"));
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.HOST);
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void a_container_that_fails_beside_a_good_program_fails_nothing() {
        Scene scene = Scene.running().sees(exited("1", 5, 0).with(container("guard", "STOPPED", TIMEOUT)));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    static TaskSketch pullFails(String task) {
        return neverRan(task, 2, "TaskFailedToStart", TIMEOUT);
    }
}
