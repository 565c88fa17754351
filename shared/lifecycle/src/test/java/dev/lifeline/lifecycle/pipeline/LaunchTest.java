package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<LaunchAnswer> refusals() {
        return List.of(
                new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "AccessDenied", 400)),
                new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")),
                new LaunchAnswer.Conflict(List.of()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_after_an_unknown_answer_asks_whether_the_task_exists(LaunchAnswer refusal) {
        Scene scene = Scene.asked().answered(NO_ANSWER).comesBack().answered(refusal);
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
        assertThat(scene.found(new FindAnswer.TasksListed(
                                List.of(task("1", 1, "PROVISIONING").now())))
                        .run()
                        .attempt()
                        .task())
                .contains(ref("1"));
    }

    /** The lease of the first caller ended before its answer was saved, and another function calls meanwhile. */
    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_that_comes_after_RunTask_was_given_out_again_is_no_proof(LaunchAnswer refusal) {
        Scene scene = Scene.asked().timePasses(30);
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(1));
        scene.answered(refusal);
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
        Run asking = scene.run();
        assertThat(scene.answered(refusal).run()).isEqualTo(asking);
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
    }

    @Test
    void that_ECS_lists_no_task_is_believed_when_it_cannot_be_too_new_for_that() {
        Scene scene = Scene.asked()
                .answered(NO_ANSWER)
                .comesBack()
                .answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "AccessDenied", 400)));
        scene.later(2).found(new FindAnswer.NoneListed());
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(328));
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.FindTask(1));
        scene.found(new FindAnswer.NoneListed());
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(1));
        scene.answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "AccessDenied", 400)));
        assertThat(scene.endedBy()).isEqualTo(Cause.LAUNCH_REJECTED);
    }

    @Test
    void a_task_that_was_too_new_to_be_listed_is_found_later() {
        Scene scene = Scene.asked()
                .answered(NO_ANSWER)
                .comesBack()
                .answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "AccessDenied", 400)));
        scene.found(new FindAnswer.NoneListed())
                .comesBack()
                .found(new FindAnswer.TasksListed(
                        List.of(task("1", 1, "PROVISIONING").now())));
        assertThat(scene.run().attempt().task()).contains(ref("1"));
    }

    @Test
    void past_the_tokens_life_ECS_is_asked_for_the_task_before_RunTask_is_repeated() {
        assertThat(expired().effects()).containsExactly(new Effect.FindTask(1));
        assertThat(expired().run().pending()).extracting(PendingEffect::effect).containsExactly(new Effect.FindTask(1));

        Scene found = expired()
                .found(new FindAnswer.TasksListed(
                        List.of(task("1", 1, "PROVISIONING").now())));
        assertThat(found.run().attempt().task()).contains(ref("1"));
        assertThat(found.run().pending()).isEmpty();

        Scene notFound = expired().found(new FindAnswer.NoneListed());
        assertThat(notFound.effects()).isEmpty();
        assertThat(notFound.comesBack().found(new FindAnswer.NoneListed()).effects())
                .containsExactly(new Effect.RunTask(1));

        Scene unknown = expired().found(new FindAnswer.ListUnanswered(NoAnswer.SILENT, "time-out"));
        assertThat(unknown.effects()).isEmpty();
        assertThat(unknown.untilDue()).isEqualTo(Duration.ofSeconds(1));
        assertThat(unknown.comesBack().effects()).containsExactly(new Effect.FindTask(1));
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

    @Test
    void a_task_launched_late_may_stay_invisible_as_long_as_any_other() {
        Scene scene = Scene.asked().answered(NO_ANSWER).later(1200).answered(REPLAYED);
        scene.described(new DescribeAnswer.TaskMissing());
        assertThat(scene.run().attempt().isOver()).isFalse();
        scene.later(299).described(new DescribeAnswer.TaskMissing());
        assertThat(scene.run().attempt().isOver()).isFalse();
        scene.later(1).described(new DescribeAnswer.TaskMissing());
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
    }

    @Test
    void a_task_that_ECS_made_late_may_be_invisible_from_then_on() {
        EcsTask seen = task("1", 2, "PENDING").now();
        EcsTask.Times times = new EcsTask.Times(
                Optional.of(TaskSketch.NOON.plusSeconds(1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        EcsTask late = new EcsTask(
                seen.ref(),
                seen.version(),
                seen.lastStatus(),
                seen.desiredStatus(),
                seen.stop(),
                times,
                seen.placement(),
                seen.containers());
        Scene scene = Scene.asked().later(1000).observes(new Observation.TaskSeen(1, late));
        scene.later(299).described(new DescribeAnswer.TaskMissing());
        assertThat(scene.reason()).isEqualTo("ECS does not know the task yet");
        scene.later(1).described(new DescribeAnswer.TaskMissing());
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
    }

    @Test
    void how_long_a_task_may_be_invisible_counts_from_its_own_launch_whatever_else_is_owed() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1")).comesBack();
        scene.sees(1, task("1", 9, "RUNNING")).answered(NO_ANSWER).later(400);
        scene.answered(new LaunchAnswer.TaskCreated(ref("2"), Optional.empty()));
        scene.observes(new Observation.DescribeAnswered(2, ref("2"), new DescribeAnswer.TaskMissing()));
        assertThat(scene.reason()).startsWith("ECS does not know the task yet");
    }

    private static Scene expired() {
        return Scene.asked().timePasses(55 * 60 + 1);
    }
}
