package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private static final LaunchAnswer NO_ANSWER = new LaunchAnswer.LaunchUnanswered("time-out");
    private static final LaunchAnswer REPLAYED = new LaunchAnswer.TaskCreated(ref("1"), Optional.empty());

    @Test
    void a_launch_is_one_RunTask_saved_with_the_run() {
        Scene scene = Scene.asked();
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(1));
        assertThat(scene.run().pending()).extracting(PendingEffect::effect).containsExactly(new Effect.RunTask(1));
        assertThat(scene.state()).isEqualTo(TaskState.PREPARING);
        assertThat(scene.run().attempt().launch()).isEqualTo(new Launch.Asked());
        assertThat(Scene.asked().last()).isEqualTo(scene.last());
    }

    @Test
    void the_answer_settles_RunTask_and_names_the_task() {
        Scene scene = Scene.launched();
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.run().attempt().task()).contains(ref("1"));
    }

    @Test
    void an_unknown_answer_leaves_RunTask_pending_and_repeats_it_after_1_2_4_to_300_seconds() {
        Scene scene = Scene.asked().answered(NO_ANSWER);
        List<Long> waits = new ArrayList<>();
        for (int tries = 0; tries < 11; tries++) {
            waits.add(scene.untilDue().toSeconds());
            scene.comesBack();
            assertThat(scene.effects()).containsExactly(new Effect.RunTask(1));
            scene.answered(NO_ANSWER);
            assertThat(scene.effects()).isEmpty();
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(scene.run().attempt().number()).isEqualTo(1);
    }

    @Test
    void an_event_before_RunTasks_answer_launches_the_attempt() {
        Scene scene = Scene.asked().sees(task("1", 2, "PENDING"));
        assertThat(scene.run().pending()).isEmpty();
        Run run = scene.run();
        assertThat(scene.accepted("1").run()).isEqualTo(run);
        assertThat(scene.effects()).isEmpty();
    }

    @Test
    void an_answer_after_the_task_is_over_changes_nothing() {
        Scene scene =
                Scene.asked().sees(neverRan("1", 4, "TaskFailedToStart", "CannotPullContainerError: i/o timeout"));
        Run run = scene.run();
        assertThat(scene.answered(REPLAYED).run()).isEqualTo(run);
        assertThat(scene.effects()).isEmpty();
    }

    @Test
    void the_answer_of_a_replayed_token_has_no_details_so_ECS_is_asked_for_them() {
        Scene scene = Scene.asked().answered(REPLAYED);
        assertThat(scene.effects()).containsExactly(new Effect.DescribeTask(1, ref("1")));
        scene.described(task("1", 2, "RUNNING"));
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.run().pending()).isEmpty();
    }

    @Test
    void a_conflict_names_the_task_that_the_token_made() {
        Scene scene = Scene.asked()
                .answered(new LaunchAnswer.Conflict(
                        List.of(task("1", 1, "PROVISIONING").now())));
        assertThat(scene.run().attempt().task()).contains(ref("1"));
        assertThat(scene.state()).isEqualTo(TaskState.PREPARING);
        assertThat(Scene.asked().answered(new LaunchAnswer.Conflict(List.of())).endedBy())
                .isEqualTo(Cause.LAUNCH_REJECTED);
    }

    @Test
    void no_room_is_retried_at_the_platforms_expense() {
        Scene scene = Scene.asked().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        assertThat(scene.state()).isEqualTo(TaskState.REJECTED);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.CAPACITY);
        assertThat(scene.run().spent()).containsOnlyKeys(BudgetGroup.HOST);
        assertThat(scene.spent(BudgetGroup.HOST)).isEqualTo(1);
        scene.comesBack();
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void a_launch_that_ECS_rejects_fails_the_run() {
        Scene scene = Scene.asked()
                .answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such cluster", 400)));
        assertThat(scene.state()).isEqualTo(TaskState.REJECTED);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.LAUNCH_REJECTED);
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void throttling_after_an_unknown_answer_does_not_say_that_there_is_no_task() {
        Scene scene = Scene.asked()
                .answered(NO_ANSWER)
                .comesBack()
                .answered(new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "Rate exceeded", 400)));
        assertThat(scene.run().attempt().number()).isEqualTo(1);
        assertThat(scene.run().attempt().isOver()).isFalse();
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(1));
    }

    @Test
    void an_answer_that_nobody_asked_for_launches_nothing() {
        Scene scene = Scene.asked();
        Run run = scene.run();
        assertThat(scene.found(new FindAnswer.NoneListed()).effects()).isEmpty();
        assertThat(scene.run()).isEqualTo(run);
    }

    @Test
    void a_due_effect_is_given_out_once_a_lease() {
        Scene scene = Scene.asked();
        assertThat(scene.timePasses(29).effects()).isEmpty();
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(scene.timePasses(1).effects()).containsExactly(new Effect.RunTask(1));
        assertThat(scene.timePasses(0).effects()).isEmpty();
        assertThat(scene.timePasses(29).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).containsExactly(new Effect.RunTask(1));
    }
}
