package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A StopTask that fails or is ignored is repeated, and given up at last. */
class StopRepetitionTest extends StopScene {
    @Test
    void after_a_failed_StopTask_ECS_is_asked_how_the_task_is() {
        assertThat(failedStop().effects()).containsExactly(DESCRIBE);

        Scene stopped = failedStop().described(exited("1", 6, 143).stopping("UserInitiated", "x"));
        assertThat(stopped.ended().result()).isEqualTo(Phase.Result.STOPPED);

        Scene missing = failedStop().later(600).described(new DescribeAnswer.TaskMissing());
        assertThat(missing.state()).as("counts as stopped").isEqualTo(TaskState.SHUTDOWN);

        Scene stopping = failedStop().described(task("1", 4, "RUNNING").stopping("UserInitiated", "x"));
        assertThat(stopping.effects()).isEmpty();
        assertThat(stopping.run().pending()).as("it took all the same").isEmpty();

        Scene silent = failedStop().described(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "time-out"));
        assertThat(silent.state()).isEqualTo(TaskState.RUNNING);
        assertThat(silent.untilDue()).isEqualTo(Duration.ofSeconds(1));
        assertThat(silent.comesBack().effects()).containsExactlyInAnyOrder(STOP_BY_USER, DESCRIBE);
    }

    @Test
    void a_StopTask_that_fails_is_repeated_after_1_2_4_8_seconds_and_so_on() {
        Scene scene = failedStop();
        for (int tries = 1; tries < 9; tries++) {
            scene.described(task("1", 3 + tries, "RUNNING"));
            assertThat(scene.effects()).isEmpty();
            assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(1L << (tries - 1)));
            assertThat(scene.comesBack().effects()).containsExactly(STOP_BY_USER);
            assertThat(scene.stopAnswered(FAILED).effects()).containsExactly(DESCRIBE);
        }
    }

    /** Throttled for minutes or forbidden for hours: a next attempt would be a second live task. */
    @Test
    void a_run_whose_task_may_not_be_stopped_ends_after_a_working_day_and_is_not_retried() {
        Scene scene = Scene.launched("always").sees(stale(3, "PENDING")).stopAnswered(FAILED);
        long version = 4;
        while (scene.now().isBefore(NOON.plus(Limits.STANDARD.silence().refused()))) {
            assertThat(scene.run().phase()).isInstanceOf(Phase.Attempting.class);
            scene.described(stale(version++, "RUNNING")).comesBack().stopAnswered(FAILED);
        }
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.ended().reason())
                .startsWith("StopTask has failed since ")
                .contains("Rate exceeded")
                .endsWith("its task may still run");
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_stop_that_ECS_accepts_and_ignores_is_repeated_after_1_2_4_8_seconds_and_then_given_up() {
        Scene scene = ignoredStop();
        for (int tries = 1; tries < 5; tries++) {
            scene.described(task("1", 3 + tries, "RUNNING"));
            assertThat(scene.effects()).isEmpty();
            assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(1L << (tries - 1)));
            assertThat(scene.comesBack().effects()).containsExactly(STOP_BY_USER);
            scene.stopAnswered(ACCEPTED);
        }
        scene.described(task("1", 9, "RUNNING"));
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void an_old_answer_does_not_make_a_stop_that_took_be_repeated() {
        Scene scene = failedStop().sees(task("1", 5, "RUNNING").stopping("UserInitiated", "x"));
        scene.described(task("1", 4, "RUNNING"));
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.effects()).isEmpty();
    }

    @Test
    void StopTask_finds_no_task_soon_after_the_launch_so_ECS_is_asked_again() {
        Scene young = Scene.launched().userStops().stopAnswered(new StopAnswer.NothingToStop());
        assertThat(young.effects()).containsExactly(DESCRIBE);
        assertThat(young.run().hasEnded()).isFalse();

        Scene old = Scene.launched().userStops().later(300).stopAnswered(new StopAnswer.NothingToStop());
        assertThat(old.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(old.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void a_lost_StopTask_is_given_out_again() {
        Scene scene = Scene.running().userStops();
        assertThat(scene.timePasses(30).effects()).containsExactly(STOP_BY_USER);
    }

    private static Scene failedStop() {
        return Scene.running().userStops().stopAnswered(FAILED);
    }

    private static Scene ignoredStop() {
        return Scene.running().userStops().stopAnswered(ACCEPTED);
    }
}
