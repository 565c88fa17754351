package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ECS has not processed a call that it throttles, but it may have processed an earlier one of the same attempt. */
class ThrottledTest {
    private static final Effect LAUNCH = new Effect.RunTask(1);
    private static final LaunchAnswer NO_ANSWER = new LaunchAnswer.LaunchUnanswered("time-out");
    private static final LaunchAnswer THROTTLED = refused("ThrottlingException", "Rate exceeded");
    private static final LaunchAnswer DENIED = refused("ClientException", "no such subnet");

    private static LaunchAnswer refused(String code, String message) {
        return new LaunchAnswer.Rejected(new LaunchRefusal(code, message, 400));
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, Rate exceeded",
        "ClientException, 'Rate exceeded (Service: AmazonEC2; Error Code: RequestLimitExceeded)'",
        "RequestLimitExceeded, Request limit exceeded.",
        "TooManyRequestsException, Too many requests",
    })
    void a_first_RunTask_that_is_throttled_stays_owed_and_costs_neither_attempt_nor_budget(
            String code, String message) {
        Scene scene = Scene.asked().answered(refused(code, message));
        assertThat(scene.run().pending()).extracting(PendingEffect::effect).containsExactly(LAUNCH);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.run().attempt().launch()).isEqualTo(new Launch.Asked());
        assertThat(scene.run().spent()).isEmpty();
        assertThat(scene.run().wake()).contains(scene.now().plusSeconds(1));
        scene.comesBack();
        assertThat(scene.effects()).containsExactly(LAUNCH);
        scene.accepted("1").sees(task("1", 3, "RUNNING"));
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.run().attempt().number()).isEqualTo(1);
    }

    @Test
    void it_comes_back_for_a_new_slot_of_the_pace() {
        Scene scene = Scene.asked();
        scene.answered(new LaunchAnswer.LaunchHeld(
                new Hold.Slot("the pace is kept", scene.now().plusSeconds(7))));
        scene.comesBack().answered(THROTTLED);
        assertThat(scene.run().pending().getFirst().slot()).isEmpty();
    }

    @Test
    void throttled_again_it_waits_longer_each_time_and_after_an_hour_it_counts_as_refused() {
        Scene scene = Scene.asked();
        List<Long> waits = new ArrayList<>();
        scene.answered(THROTTLED);
        while (scene.run().phase() instanceof Phase.Attempting) {
            waits.add(scene.untilDue().toSeconds());
            scene.comesBack();
            assertThat(scene.effects()).containsExactly(LAUNCH);
            scene.answered(THROTTLED);
        }
        assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(waits.stream().mapToLong(Long::longValue).sum()).isBetween(3_600L, 3_900L);
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.THROTTLED);
        assertThat(scene.spent(BudgetGroup.HOST)).isEqualTo(1);
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
        assertThat(scene.answered(THROTTLED).untilDue()).as("begins anew").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void however_often_it_was_throttled_the_first_real_refusal_is_proof() {
        Scene scene = Scene.asked();
        for (int time = 0; time < 10; time++) {
            scene.answered(THROTTLED).comesBack();
        }
        scene.answered(DENIED);
        assertThat(scene.state()).isEqualTo(TaskState.REJECTED);
        assertThat(scene.endedBy()).isEqualTo(Cause.LAUNCH_REJECTED);
    }

    @Test
    void a_call_without_an_answer_between_two_that_are_throttled_may_have_made_the_task() {
        Scene scene = Scene.asked()
                .answered(THROTTLED)
                .comesBack()
                .answered(NO_ANSWER)
                .comesBack();
        scene.answered(THROTTLED).comesBack();
        assertThat(scene.effects()).containsExactly(LAUNCH);
        scene.answered(DENIED);
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
    }

    /** The lease of the first caller is over, so another function makes the call as well. */
    @Test
    void so_may_the_call_of_a_function_that_was_not_heard_of_again() {
        Scene scene = Scene.asked().timePasses(30);
        assertThat(scene.effects()).containsExactly(LAUNCH);
        scene.answered(THROTTLED).comesBack().answered(DENIED);
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
    }

    @Test
    void a_throttled_repetition_is_no_proof_however_long_it_goes_on() {
        Scene scene = Scene.asked().answered(NO_ANSWER).comesBack();
        for (int time = 0; time < 200; time++) {
            scene.answered(THROTTLED);
            assertThat(scene.run().attempt().isOver()).isFalse();
            scene.comesBack();
            if (!scene.effects().equals(List.of(LAUNCH))) {
                break;
            }
        }
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
        scene.found(
                new FindAnswer.TasksListed(List.of(task("1", 1, "PROVISIONING").now())));
        assertThat(scene.state()).isEqualTo(TaskState.PREPARING);
    }

    @Test
    void a_run_that_is_stopped_while_its_launch_waits_never_launches() {
        Scene scene = Scene.asked().answered(THROTTLED).userStops();
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.run().pending()).isEmpty();
    }

    @Test
    void a_throttle_that_nobody_waits_for_changes_nothing() {
        Scene scene = Scene.running();
        Run run = scene.run();
        assertThat(scene.answered(THROTTLED).run()).isEqualTo(run);

        Scene twice = Scene.asked().answered(THROTTLED);
        Run waiting = twice.run();
        assertThat(twice.answered(THROTTLED).run()).isEqualTo(waiting);
    }

    @Test
    void no_room_is_an_answer_and_no_throttle() {
        Scene scene = Scene.asked().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("Rate exceeded")));
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.THROTTLED);
        assertThat(scene.spent(BudgetGroup.HOST)).isEqualTo(1);
    }
}
