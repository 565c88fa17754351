package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(Progress.of(task("1", 1, state).now())).isEqualTo(bare);
        assertThat(Progress.of(task("1", 1, state).pulled().now())).isEqualTo(pulled);
        assertThat(Progress.of(task("1", 1, state).ran().now())).isEqualTo(ran);
    }

    /** The error of a stopped task that never ran: where it is the task's, and where it is the container's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CannotPullContainerError: i/o timeout,       STOPPED_BEFORE_PULLED",
        "CannotPullImageManifestError: x,             STOPPED_BEFORE_PULLED",
        "cannotpullfromsomewherenewerror: x,          STOPPED_BEFORE_PULLED",
        "CannotCreateContainerError: x,               STOPPED_BEFORE_STARTED",
        "CannotStartContainerError: x,                STOPPED_BEFORE_STARTED",
        "DockerTimeoutError: x,                       STOPPED_BEFORE_STARTED",
    })
    void an_error_tells_more_than_the_time_at_which_the_pulls_were_over(String error, Progress progress) {
        TaskSketch ofTask = neverRan("1", 1, "TaskFailedToStart", error);
        TaskSketch ofContainer = neverRan("1", 1, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(container("app", "STOPPED", error));
        assertThat(Progress.of(ofTask.now())).isEqualTo(progress);
        assertThat(Progress.of(ofTask.pulled().now())).isEqualTo(progress);
        assertThat(Progress.of(ofContainer.now())).isEqualTo(progress);
        assertThat(Progress.of(ofContainer.pulled().now())).isEqualTo(progress);
    }

    @Test
    void resources_are_initialised_before_any_image_is_pulled_whatever_the_times_say() {
        TaskSketch task = neverRan("1", 1, "TaskFailedToStart", "ResourceInitializationError: no secret");
        assertThat(Progress.of(task.now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
        assertThat(Progress.of(task.pulled().now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
    }

    @Test
    void an_error_that_is_no_containers_leaves_it_to_the_time() {
        TaskSketch task = neverRan("1", 1, "TaskFailedToStart", "TaskStoppedBeforePullBeginError: stopped");
        assertThat(Progress.of(task.now())).isEqualTo(Progress.STOPPED_BEFORE_PULLED);
        assertThat(Progress.of(task.pulled().now())).isEqualTo(Progress.STOPPED_BEFORE_STARTED);
    }

    @Test
    void a_container_that_pulled_in_vain_and_runs_all_the_same_holds_nothing_up() {
        TaskSketch task = task("1", 1, "PENDING").with(container("side", "RUNNING", "CannotPullContainerError: x"));
        assertThat(Progress.of(task.pulled().now())).isEqualTo(Progress.PULLED);
    }

    @Test
    void an_exit_code_proves_that_the_task_ran() {
        TaskSketch task = task("1", 1, "STOPPED").with(container("side", 0));
        assertThat(Progress.of(task.now())).isEqualTo(Progress.STOPPED_AFTER_STARTED);
    }
}
