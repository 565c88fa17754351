package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
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
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a task exists that no answer has named: ListTasks, and how long a task may be invisible. */
class TaskSearchTest {
    private static final LaunchAnswer NO_ANSWER = new LaunchAnswer.LaunchUnanswered("time-out");
    private static final LaunchAnswer REPLAYED = new LaunchAnswer.TaskCreated(ref("1"), Optional.empty());

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
