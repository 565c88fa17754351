package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchingTest extends WatchingScene {
    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"PROVISIONING, 20", "PENDING, 30", "ACTIVATING, 40"})
    void a_task_that_stays_in_a_state_for_too_long_is_stopped(String state, int limit) {
        Scene scene = asked(timeout(RETRY)).sees(task("1", 2, state));
        assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(limit));
        assertThat(scene.timePasses(limit - 1).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects())
                .containsExactly(stop("the task was " + state + " for longer than " + limit + " s"));
        assertThat(scene.last().explanation().rule()).contains("late");
        assertThat(scene.timePasses(1).effects()).as("once").isEmpty();
        scene.stopAnswered(ACCEPTED).sees(neverRan("1", 9, "UserInitiated", "Stopped by Lifeline"));
        assertThat(scene.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.TIMEOUT);
        assertThat(scene.backingOff().cause().decidedBy())
                .isEqualTo("timeouts." + state.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void running_counts_from_when_the_task_started_not_from_when_that_was_seen() {
        Scene scene = asked(timeout(RETRY)).later(35).sees(task("1", 2, "RUNNING"));
        assertThat(scene.run().deadline()).contains(NOON.plusSeconds(70));
        assertThat(scene.timePasses(34).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).hasSize(1);
    }

    @Test
    void a_new_state_has_its_own_limit_and_news_of_the_same_state_change_nothing() {
        Scene scene = asked(timeout(RETRY)).later(19).sees(task("1", 2, "PENDING"));
        assertThat(scene.later(15).sees(task("1", 3, "PENDING").pulled()).untilDue())
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(scene.sees(task("1", 4, "RUNNING")).run().deadline()).contains(NOON.plusSeconds(70));
    }

    @Test
    void a_rule_that_fails_a_timeout_ends_the_run_once_the_task_has_stopped() {
        Scene scene = late(timeout(new Verdict.Fail())).stopAnswered(ACCEPTED);
        scene.sees(exited("1", 9, 143).stopping("UserInitiated", "x"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void a_rule_that_counts_a_timeout_as_success_does_so_once_the_task_has_stopped() {
        Scene scene = late(timeout(new Verdict.Succeed())).stopAnswered(ACCEPTED);
        scene.sees(exited("1", 9, 143).stopping("UserInitiated", "x"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void a_rule_that_ignores_a_timeout_does_so_for_as_long_as_the_state_lasts() {
        Scene scene = late(timeout(new Verdict.Ignore()));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.reason()).contains("longer than 1 min, which rule late ignores");
        assertThat(scene.timePasses(100).last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        scene.sees(task("1", 8, "RUNNING").stopping("SpotInterruption", "x"));
        assertThat(scene.untilDue()).as("the next state has its limit").isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void an_ignored_timeout_may_still_be_a_success() {
        assertThat(late(timeout(new Verdict.Ignore()))
                        .sees(exited("1", 9, 0))
                        .ended()
                        .result())
                .isEqualTo(Phase.Result.SUCCEEDED);
    }

    @ParameterizedTest(name = "ECS shows that it stops: {0}")
    @ValueSource(booleans = {true, false})
    void a_stop_that_ECS_accepts_and_ignores_is_repeated_after_its_own_limit_and_given_up_after_the_last(
            boolean shown) {
        Scene scene = late(timeout(RETRY)).stopAnswered(ACCEPTED);
        for (int stops = 2; stops <= Limits.STANDARD.stops(); stops++) {
            if (shown) {
                scene.sees(task("1", 2 + stops, "RUNNING").stopping("UserInitiated", "Stopped by Lifeline"));
            }
            assertThat(scene.untilDue()).as("before StopTask %s", stops).isEqualTo(Duration.ofSeconds(50));
            assertThat(scene.comesBack().effects()).containsExactly(stop("the task was RUNNING for longer than 1 min"));
            scene.stopAnswered(ACCEPTED);
        }
        assertThat(scene.untilDue()).as("after the last").isEqualTo(Duration.ofSeconds(50));
        assertThat(scene.comesBack().state()).isEqualTo(TaskState.ORPHANED);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void news_of_a_task_that_ignores_its_stop_do_not_give_it_more_time() {
        Scene scene = late(timeout(RETRY)).stopAnswered(ACCEPTED).later(49).sees(task("1", 4, "RUNNING"));
        assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_policy_without_a_limit_for_stopping_has_the_one_that_is_deployed() {
        Scene scene = Scene.running(Policies.of());
        scene.sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "x"));
        assertThat(scene.timePasses((int) Limits.STANDARD.stopping().toSeconds())
                        .effects())
                .contains(stop("x"));
    }

    @Test
    void a_task_that_never_stops_is_given_up_even_where_Lifeline_only_watches() {
        Scene scene = Scene.running(Policies.with(Policies.of(), Mode.SHADOW));
        scene.sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "x"));
        for (int passed = 0; passed < 20 && scene.state() != TaskState.ORPHANED; passed++) {
            scene.timePasses((int) Limits.STANDARD.stopping().toSeconds());
            assertThat(scene.effects()).noneMatch(Effect.StopTask.class::isInstance);
            scene.described(task("1", 4, "RUNNING").stopping("SpotInterruption", "x"));
        }
        assertThat(scene.run().hasEnded()).isTrue();
    }

    @Test
    void a_task_that_ECS_itself_does_not_get_stopped_is_helped_along_and_keeps_its_cause() {
        Scene scene = asked(timeout(RETRY))
                .sees(task("1", 3, "RUNNING"))
                .sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "Your Spot Task was interrupted."));
        assertThat(scene.timePasses(49).effects()).isEmpty();
        assertThat(scene.timePasses(1).reason()).contains("STOPPING for longer than 50 s", "StopTask again");
        assertThat(scene.effects()).containsExactly(stop("Your Spot Task was interrupted."));
        scene.stopAnswered(ACCEPTED).sees(exited("1", 9, 143).stopping("SpotInterruption", "x"));
        assertThat(scene.ended().cause().orElseThrow().cause()).isEqualTo(Cause.SPOT_INTERRUPTION);
    }

    @Test
    void the_stop_of_a_second_task_does_not_help_the_first_along() {
        Scene scene = asked(timeout(RETRY)).sees(task("second", 1, "RUNNING"));
        scene.sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "x"));
        assertThat(scene.timePasses(50).reason()).contains("STOPPING for longer than 50 s", "StopTask again");
    }

    @Test
    void a_stop_for_no_known_cause_that_hangs_is_a_timeout() {
        Scene scene = asked(timeout(RETRY)).sees(task("1", 4, "DEPROVISIONING").stopping("Brandnew", "who knows"));
        scene.timePasses(50);
        assertThat(scene.effects()).containsExactly(stop("the task was STOPPING for longer than 50 s"));
    }

    @Test
    void without_limits_only_silence_brings_anybody_back() {
        Scene scene = Scene.running(Policies.of());
        assertThat(scene.untilDue()).isEqualTo(Limits.STANDARD.check());
    }

    @Test
    void while_ECS_is_being_asked_the_answer_is_waited_for_and_not_the_silence() {
        Scene scene = Scene.asked().answered(new LaunchAnswer.TaskCreated(ref("1"), Optional.empty()));
        scene.later((int) Limits.STANDARD.check().toSeconds()).timePasses(0);
        assertThat(scene.effects()).containsExactly(new Effect.DescribeTask(1, ref("1")));
        assertThat(scene.untilDue()).isEqualTo(Limits.STANDARD.lease());
    }
}
