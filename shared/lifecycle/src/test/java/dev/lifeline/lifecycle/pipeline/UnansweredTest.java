package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ECS does not answer: it is asked less and less often, up to a limit. */
class UnansweredTest {
    private static final Effect DESCRIBE = new Effect.DescribeTask(1, ref("1"));
    private static final LaunchAnswer LOST = new LaunchAnswer.LaunchUnanswered("time-out");

    /** Retries everything. */
    private static final Policy EAGER = Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.HOST)));

    @ParameterizedTest(name = "{0}: given up {1} minutes after the first question, which is after 15")
    @CsvSource({"NO_CLUSTER, 15", "REFUSED, 480", "SILENT, 1440"})
    void a_task_that_nobody_can_be_asked_about_ends_its_run(NoAnswer why, int minutes) {
        Scene scene = Scene.running(EAGER).timePasses(900);
        Instant first = scene.now();
        int questions = 0;
        while (!scene.run().hasEnded()) {
            assertThat(scene.effects()).containsExactly(DESCRIBE);
            questions++;
            scene.described(new DescribeAnswer.DescribeUnanswered(why, "ClusterNotFoundException: Cluster not found."));
            if (!scene.run().hasEnded()) {
                scene.comesBack();
            }
        }
        assertThat(Duration.between(first, scene.now()))
                .isBetween(Duration.ofMinutes(minutes), Duration.ofMinutes(minutes + 5));
        assertThat(questions).as("a save each, in %s minutes", minutes).isBetween(5, 5 + minutes / 5);
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.HOST);
        assertThat(scene.ended().cause().orElseThrow().evidence())
                .contains("ECS has not answered since " + NOON + ": ClusterNotFoundException: Cluster not found.");
        assertThat(scene.ended().reason()).endsWith("its task may still run");
        assertThat(scene.run().deadline()).as("nothing is owed").isEmpty();
    }

    @Test
    void it_is_asked_again_after_1_2_4_and_5_minutes() {
        Scene scene = Scene.running().timePasses(900);
        for (int seconds : new int[] {60, 120, 240, 300, 300}) {
            scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "time-out"));
            assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(scene.comesBack().effects()).containsExactly(DESCRIBE);
        }
    }

    @Test
    void an_answer_ends_the_silence() {
        Scene scene = Scene.running().timePasses(900);
        scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        scene.later(899).described(task("1", 3, "RUNNING"));
        scene.later(900).described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        assertThat(scene.run().hasEnded()).isFalse();
        assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(60));
        scene.later(1).sees(task("1", 4, "RUNNING"));
        assertThat(scene.run().attempt().contact())
                .isEqualTo(Attempt.first(1, scene.now(), scene.now().plusSeconds(900))
                        .contact());
    }

    @Test
    void a_cluster_is_not_taken_for_deleted_by_one_answer_after_many_timeouts() {
        Scene scene = Scene.running().timePasses(900);
        scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "time-out"));
        scene.later(3600).described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        assertThat(scene.run().hasEnded()).isFalse();
    }

    @Test
    void reasons_that_change_places_do_not_make_it_longer() {
        Scene scene = Scene.running().timePasses(900);
        for (int questions = 0; questions < 2000 && !scene.run().hasEnded(); questions++) {
            NoAnswer why = questions % 2 == 0 ? NoAnswer.NO_CLUSTER : NoAnswer.REFUSED;
            scene.described(new DescribeAnswer.DescribeUnanswered(why, "x"));
            scene.later(300);
        }
        assertThat(scene.now()).isBefore(NOON.plus(Duration.ofHours(25)));
    }

    @Test
    void a_user_who_stops_a_run_that_nobody_can_be_asked_about_stops_it() {
        Scene scene = Scene.running(EAGER).userStops().stopAnswered(new StopAnswer.StopFailed("Cluster not found."));
        scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        scene.later(900).described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.endedBy()).isEqualTo(Cause.USER_STOP);
        assertThat(scene.ended().reason()).contains("ECS has not answered");
    }

    @ParameterizedTest
    @EnumSource(NoAnswer.class)
    void a_launch_that_may_have_made_a_task_is_not_made_again_when_nobody_can_be_asked(NoAnswer why) {
        Scene scene = Scene.asked(EAGER).answered(LOST).later(56 * 60).observes(new Observation.TimePassed());
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
        for (int questions = 0; questions < 2000 && !scene.run().hasEnded(); questions++) {
            scene.found(new FindAnswer.ListUnanswered(why, "x"));
            assertThat(scene.effects()).isEmpty();
            if (!scene.run().hasEnded()) {
                scene.comesBack();
            }
        }
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.ended().reason()).endsWith("its task may still run");
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_launch_that_is_never_answered_and_made_no_task_is_rejected_after_a_day() {
        Scene scene = Scene.asked(EAGER);
        while (scene.run().attempt().number() == 1 && scene.now().isBefore(NOON.plus(Duration.ofDays(3)))) {
            if (scene.effects().contains(new Effect.RunTask(1))) {
                scene.answered(LOST);
            } else if (scene.effects().contains(new Effect.FindTask(1))) {
                scene.found(new FindAnswer.NoneListed());
            } else if (scene.run().phase() instanceof Phase.BackingOff) {
                break;
            } else {
                scene.comesBack();
            }
        }
        assertThat(scene.now()).isBetween(NOON.plus(Duration.ofHours(24)), NOON.plus(Duration.ofHours(26)));
        assertThat(scene.backingOff().cause().cause())
                .as("certainly there is no task, so that the policy decides")
                .isEqualTo(Cause.LAUNCH_REJECTED);
        assertThat(scene.backingOff().cause().evidence()).contains("RunTask has got no answer since " + NOON);
    }

    @Test
    void a_task_that_is_seen_after_it_was_given_up_changes_no_result() {
        Scene scene = Scene.running().timePasses(900);
        scene.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        scene.later(900).described(new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "x"));
        Phase ended = scene.ended();
        assertThat(scene.sees(task("1", 9, "RUNNING")).run().phase()).isEqualTo(ended);
    }
}
