package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    /** Each ECS state: without more; with the pulls over; with a time at which it started. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PROVISIONING,   PREPARING,             PULLED,                 RUNNING",
        "PENDING,        PREPARING,             PULLED,                 RUNNING",
        "ACTIVATING,     PULLED,                PULLED,                 RUNNING",
        "RUNNING,        RUNNING,               RUNNING,                RUNNING",
        "DEACTIVATING,   PREPARING,             PULLED,                 RUNNING",
        "STOPPING,       PREPARING,             PULLED,                 RUNNING",
        "DEPROVISIONING, PREPARING,             PULLED,                 RUNNING",
        "STOPPED,        STOPPED_BEFORE_PULLED, STOPPED_BEFORE_STARTED, STOPPED_AFTER_STARTED",
        "DELETED,        STOPPED_BEFORE_PULLED, STOPPED_BEFORE_STARTED, STOPPED_AFTER_STARTED",
        "Something new,  PREPARING,             PULLED,                 RUNNING",
    })
    void state_and_times_tell_how_far_a_task_came(String state, Progress bare, Progress pulled, Progress ran) {
        assertThat(progress(task("1", 1, state).now())).isEqualTo(bare);
        assertThat(progress(task("1", 1, state).pulled().now())).isEqualTo(pulled);
        assertThat(progress(task("1", 1, state).ran().now())).isEqualTo(ran);
    }

    /** The error of a stopped task that never ran: where it is the task's, and where it is the container's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CannotPullContainerError: i/o timeout,       STOPPED_BEFORE_PULLED",
        "CannotPullImageManifestError: x,             STOPPED_BEFORE_PULLED",
        "DockerTimeoutError: Could not transition to pullBegin; timed out, STOPPED_BEFORE_PULLED",
        "CannotCreateContainerError: x,               STOPPED_BEFORE_STARTED",
        "CannotStartContainerError: x,                STOPPED_BEFORE_STARTED",
        "DockerTimeoutError: Could not transition to created; timed out, STOPPED_BEFORE_STARTED",
        "CannotInspectContainerError: x,              STOPPED_BEFORE_STARTED",
    })
    void an_error_tells_more_than_the_time_at_which_the_pulls_were_over(String error, Progress progress) {
        TaskSketch ofTask = neverRan("1", 1, "TaskFailedToStart", error);
        TaskSketch ofContainer = neverRan("1", 1, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(container("app", "STOPPED", error));
        assertThat(progress(ofTask.now())).isEqualTo(progress);
        assertThat(progress(ofTask.pulled().now())).isEqualTo(progress);
        assertThat(progress(ofContainer.now())).isEqualTo(progress);
        assertThat(progress(ofContainer.pulled().now())).isEqualTo(progress);
    }

    @Test
    void resources_are_initialised_before_any_image_is_pulled_whatever_the_times_say() {
        TaskSketch task = neverRan("1", 1, "TaskFailedToStart", "ResourceInitializationError: no secret");
        assertThat(progress(task.now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
        assertThat(progress(task.pulled().now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TaskStoppedBeforePullBeginError: stopped",
                "CannotPullFromTheFutureError: x",
                "DockerTimeoutError: Could not transition to a word of tomorrow",
            })
    void an_error_that_names_no_transition_that_we_know_leaves_it_to_the_time(String error) {
        TaskSketch task = neverRan("1", 1, "TaskFailedToStart", error);
        assertThat(progress(task.now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
        assertThat(progress(task.pulled().now())).isEqualTo(Progress.STOPPED_BEFORE_STARTED);
    }

    @Test
    void a_container_that_pulled_in_vain_and_runs_all_the_same_holds_nothing_up() {
        TaskSketch task = task("1", 1, "PENDING").with(container("side", "RUNNING", "CannotPullContainerError: x"));
        assertThat(progress(task.pulled().now())).isEqualTo(Progress.PULLED);
    }

    /** The task never was RUNNING; side stopped without having run. */
    @ParameterizedTest(name = "app {0}, {1}, essential {2}: {3}")
    @CsvSource({
        "0,   EssentialContainerExited, app,      STOPPED_AFTER_STARTED",
        "1,   EssentialContainerExited, app,      STOPPED_AFTER_STARTED",
        "1,   EssentialContainerExited, unknown,  STOPPED_AFTER_STARTED",
        "1,   Something new,            app,      STOPPED_AFTER_STARTED",
        "0,   EssentialContainerExited, side,     STOPPED_BEFORE_PULLED",
        "0,   TaskFailedToStart,        app,      STOPPED_BEFORE_PULLED",
        "143, TaskFailedToStart,        app side, STOPPED_BEFORE_PULLED",
        "143, UserInitiated,            app,      STOPPED_BEFORE_PULLED",
        "0,   TaskFailedToStart,        unknown,  STOPPED_BEFORE_PULLED",
    })
    void an_exit_code_tells_that_a_task_started_only_if_its_program_ended_it(
            int code, String stopCode, String essential, Progress progress) {
        EcsTask task = neverRan("1", 1, stopCode, "why")
                .without("app")
                .with(container("app", code))
                .with(container("side", "STOPPED"))
                .now();
        Essentials essentials = essential.equals("unknown")
                ? new Essentials.EssentialsUnknown()
                : new Essentials.Named(List.of(essential.split(" ", -1)));
        assertThat(Progress.of(task, essentials)).isEqualTo(progress);
    }

    private static Progress progress(EcsTask task) {
        return Progress.of(task, new Essentials.Named(List.of("app")));
    }
}
