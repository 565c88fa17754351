package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts that Lifeline stops: by its policy, by the ECS agent's rules, and on a user's request. */
class StopTest extends StopScene {
    @ParameterizedTest(name = "{0}, task {1}")
    @CsvSource({"always, PENDING", "always, RUNNING", "once, PENDING", "once, RUNNING"})
    void where_images_must_be_fresh_a_stale_sidecar_stops_the_task_once_and_it_is_pulled_again(
            String policy, String state) {
        Scene scene = Scene.launched(policy).sees(stale(3, state));
        assertThat(scene.effects())
                .containsExactly(new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: " + PULL_ERROR));
        assertThat(scene.stopAnswered(ACCEPTED).sees(stale(4, state)).effects()).isEmpty();
        scene.sees(stale(5, "STOPPED").stopping("UserInitiated", "Stopped by Lifeline"));
        assertThat(scene.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.PULL_TRANSIENT);
        assertThat(scene.spent(BudgetGroup.PULL)).isEqualTo(1);
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "prefer-cached"})
    void elsewhere_it_carries_on_and_says_so(String policy) {
        Scene scene = Scene.launched(policy).sees(stale(3, "RUNNING"));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.last().explanation().reason()).contains("container side runs on a cached image");
        assertThat(scene.sees(stale(4, "RUNNING")).last().explanation().reason())
                .as("said once")
                .doesNotContain("cached");
    }

    /** The container {@code app} is essential. */
    @ParameterizedTest(name = "{0} {1}, {2}: stopped {3}")
    @CsvSource({
        "app,  PENDING, DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s, true",
        "side, PENDING, DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s, false",
        "app,  STOPPED, DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s, false",
        "app,  RUNNING, DockerTimeoutError: Could not transition to pullBegin; timed out after waiting 5m0s, false",
        "app,  RUNNING, DockerTimeoutError: Could not transition to stopped; timed out after waiting 2m30s, false",
        "app,  PENDING, DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s, false",
        "app,  RUNNING, DockerTimeoutError: Could not transition to a word of tomorrow, false",
        "app,  RUNNING, DockerTimeoutError,                                        false",
        "app,  RUNNING, ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: x, true",
        "side, RUNNING, ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: x, false",
        "app,  RUNNING, CannotInspectContainerError: Could not transition to inspecting; timed out, true",
        "side, RUNNING, CannotInspectContainerError: Could not transition to inspecting; timed out, false",
        "app,  PENDING, CannotInspectContainerError: Could not transition to inspecting; timed out, false",
        "app,  RUNNING, CannotStartContainerError: unexpected EOF,                 true",
        "side, RUNNING, CannotStartContainerError: unexpected EOF,                 false",
        "app,  PENDING, CannotStartContainerError: no such file,                   false",
        "app,  PENDING, CannotCreateContainerError: EOF,                           false",
        "app,  RUNNING, CannotStartContainerExecError: EOF,                        false",
        "app,  RUNNING, CannotDoThisYetError: EOF,                                 false",
        "app,  RUNNING, OutOfMemoryError: Container killed,                        false",
    })
    void an_essential_container_that_may_run_although_its_start_failed_takes_its_task_along(
            String container, String status, String error, boolean stopped) {
        Scene scene = Scene.launched()
                .sees(task("1", 3, "PENDING").without(container).with(container(container, status, error)));
        assertThat(scene.effects()).hasSize(stopped ? 1 : 0);
        assertThat(scene.effects()).allMatch(Effect.StopTask.class::isInstance);
    }

    @Test
    void the_journal_says_that_a_sidecar_that_may_run_does_not_stop_the_task() {
        Scene scene = Scene.running()
                .sees(task("1", 4, "RUNNING").with(container("side", "RUNNING", "CannotStartContainerError: EOF")));
        assertThat(scene.reason())
                .contains("container side: its start was cut off, it may run anyway; it is not essential, the task"
                        + " goes on: CannotStartContainerError: EOF");
        assertThat(scene.sees(exited("1", 9, 0)).ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "once"})
    void an_image_that_must_be_fresh_stops_the_task_whatever_its_container_is(String policy) {
        Scene scene = Scene.launched(policy)
                .sees(task("1", 3, "PENDING")
                        .with(container("side", "RUNNING", "DockerTimeoutError: Could not transition to pullBegin")));
        assertThat(scene.effects()).hasSize(1).allMatch(Effect.StopTask.class::isInstance);
    }

    @Test
    void the_reason_given_to_StopTask_fits_however_often_it_is_repeated() {
        Scene scene = Scene.running().observes(new Observation.StopRequested("x".repeat(1000), StopManner.GRACEFUL));
        assertThat(reason(scene)).hasSize(255);
        scene.stopAnswered(FAILED).described(task("1", 4, "RUNNING")).comesBack();
        assertThat(reason(scene)).hasSize(255);
    }

    @Test
    void a_user_stops_a_run_that_has_no_answer_yet() {
        Scene scene = Scene.asked().userStops();
        assertThat(scene.run().hasEnded()).isFalse();
        assertThat(scene.accepted("1").effects()).containsExactly(STOP_BY_USER);

        Scene refused =
                Scene.asked().userStops().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        assertThat(refused.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void a_user_stops_a_running_task() {
        Scene scene = Scene.running().userStops();
        assertThat(scene.effects()).containsExactly(STOP_BY_USER);
        assertThat(scene.userStops().effects()).isEmpty();
        scene.stopAnswered(ACCEPTED).sees(exited("1", 6, 143).stopping("UserInitiated", "Stopped by Lifeline"));
        assertThat(scene.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.endedBy()).isEqualTo(Cause.USER_STOP);
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_user_stops_a_run_between_two_attempts() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1")).userStops();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.timePasses(3600).effects()).isEmpty();
    }

    @Test
    void a_users_stop_goes_before_the_policys_own() {
        Scene scene = Scene.launched("always").sees(stale(3, "PENDING")).userStops();
        assertThat(scene.effects()).as("StopTask was already asked for").isEmpty();
        scene.sees(stale(5, "STOPPED").stopping("UserInitiated", "Stopped by Lifeline"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void no_policy_runs_again_what_a_user_stopped() {
        Policy eager = Policies.of(new Rule("all", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));
        Scene scene = Scene.asked(eager).accepted("1").userStops();
        scene.sees(exited("1", 6, 143).stopping("UserInitiated", "Stopped by Lifeline"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void a_silent_task_is_asked_after_without_a_change_of_the_run() {
        Scene scene = Scene.running();
        Run run = scene.run();
        assertThat(scene.timePasses(899).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).containsExactly(DESCRIBE);
        assertThat(scene.run()).isEqualTo(run);
        scene.described(task("1", 3, "RUNNING"));
        assertThat(scene.untilDue()).isEqualTo(Limits.STANDARD.check());
    }

    @Test
    void a_task_that_ECS_does_not_know_is_lost_once_it_is_old_enough_to_be_known() {
        Scene young = Scene.running().later(299).described(new DescribeAnswer.TaskMissing());
        assertThat(young.state()).isEqualTo(TaskState.RUNNING);
        Scene old = Scene.running().later(300).described(new DescribeAnswer.TaskMissing());
        assertThat(old.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(old.backingOff().cause().cause()).isEqualTo(Cause.HOST);
    }
}
