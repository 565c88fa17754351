package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call that the guard holds back was not made: nothing may be concluded from its missing answer. */
class HeldTest {
    private static final Effect LAUNCH = new Effect.RunTask(1);

    private static LaunchAnswer.LaunchHeld launchHeld(Scene scene, int seconds) {
        return new LaunchAnswer.LaunchHeld(barred(scene, seconds));
    }

    private static StopAnswer.StopHeld stopHeld(Scene scene, int seconds) {
        return new StopAnswer.StopHeld(barred(scene, seconds));
    }

    private static Hold barred(Scene scene, int seconds) {
        return new Hold.Barred("Lifeline is paused: test", scene.now().plusSeconds(seconds));
    }

    private static Optional<Instant> slot(Scene scene) {
        return scene.run().pending().getFirst().slot();
    }

    @Test
    void a_slot_stays_with_its_call_until_that_is_answered() {
        Scene scene = Scene.asked();
        Instant moment = scene.now().plusSeconds(7);
        scene.answered(new LaunchAnswer.LaunchHeld(new Hold.Slot("the pace of cluster prod is kept", moment)));
        assertThat(scene.reason()).isEqualTo("RunTask is held: the pace of cluster prod is kept");
        assertThat(scene.run().wake()).contains(moment);
        assertThat(scene.timePasses(6).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).containsExactly(LAUNCH);
        assertThat(slot(scene)).contains(moment);
        scene.answered(new LaunchAnswer.LaunchUnanswered("timed out"));
        assertThat(slot(scene)).as("the next call has none").isEmpty();
    }

    @Test
    void a_call_that_is_barred_at_its_slot_has_lost_it() {
        Scene scene = Scene.asked();
        scene.answered(new LaunchAnswer.LaunchHeld(
                new Hold.Slot("the pace is kept", scene.now().plusSeconds(7))));
        scene.timePasses(7);
        scene.answered(launchHeld(scene, 120));
        assertThat(slot(scene)).isEmpty();
    }

    @Test
    void a_launch_that_is_held_is_made_when_its_time_has_come_and_not_before() {
        Scene scene = Scene.asked();
        scene.answered(launchHeld(scene, 120));
        assertThat(scene.reason()).isEqualTo("RunTask is held: Lifeline is paused: test");
        assertThat(scene.untilDue()).isEqualTo(Duration.ofMinutes(2));
        assertThat(scene.timePasses(119).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).containsExactly(LAUNCH);
    }

    @Test
    void however_long_it_was_held_the_first_real_refusal_is_proof() {
        Scene scene = Scene.asked();
        for (int day = 0; day < 3; day++) {
            scene.answered(launchHeld(scene, 86_400)).comesBack();
            assertThat(scene.effects()).containsExactly(LAUNCH);
        }
        scene.answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such subnet", 400)));
        assertThat(scene.state()).isEqualTo(TaskState.REJECTED);
    }

    @Test
    void a_repetition_that_is_held_keeps_in_mind_that_an_earlier_try_may_have_made_the_task() {
        Scene scene = Scene.asked()
                .answered(new LaunchAnswer.LaunchUnanswered("timed out"))
                .comesBack();
        scene.answered(launchHeld(scene, 120)).comesBack();
        assertThat(scene.effects()).containsExactly(LAUNCH);
        scene.answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such subnet", 400)));
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
    }

    @Test
    void nor_does_it_forget_when_the_token_was_first_used() {
        Scene scene = Scene.asked()
                .answered(new LaunchAnswer.LaunchUnanswered("timed out"))
                .comesBack();
        scene.answered(launchHeld(scene, 3_600)).comesBack();
        assertThat(scene.effects()).containsExactly(new Effect.FindTask(1));
        assertThat(scene.later(330).found(new FindAnswer.NoneListed()).effects())
                .containsExactly(LAUNCH);
    }

    @Test
    void a_launch_that_is_held_since_ListTasks_knew_of_none_needs_no_other_question() {
        Scene scene = Scene.asked().timePasses(3_600).later(330).found(new FindAnswer.NoneListed());
        assertThat(scene.effects()).containsExactly(LAUNCH);
        for (int hour = 0; hour < 3; hour++) {
            scene.answered(launchHeld(scene, 3_600)).comesBack();
            assertThat(scene.effects()).containsExactly(LAUNCH);
        }
    }

    @Test
    void a_run_that_is_stopped_while_its_launch_is_held_never_launches() {
        Scene scene = Scene.asked();
        scene.answered(launchHeld(scene, 120)).userStops();
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.reason()).contains("RunTask was never called, and is no longer wanted");
    }

    @Test
    void one_whose_earlier_try_may_have_made_a_task_asks_for_it_first() {
        Scene scene = Scene.asked()
                .answered(new LaunchAnswer.LaunchUnanswered("timed out"))
                .comesBack();
        scene.answered(launchHeld(scene, 120)).userStops().comesBack();
        assertThat(scene.effects()).containsExactly(LAUNCH);
    }

    @Test
    void a_stop_that_is_held_is_made_later_and_costs_none_of_its_tries() {
        Scene scene = Scene.running().userStops();
        for (int time = 0; time < 20; time++) {
            scene.stopAnswered(stopHeld(scene, 30));
            assertThat(scene.reason()).isEqualTo("StopTask is held: Lifeline is paused: test");
            assertThat(scene.comesBack().effects()).hasSize(1).first().isInstanceOf(Effect.StopTask.class);
        }
        scene.sees(task("1", 9, "STOPPED"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void that_a_call_was_held_which_nobody_waits_for_is_no_news() {
        Scene scene = Scene.running();
        scene.answered(launchHeld(scene, 120));
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        scene.stopAnswered(stopHeld(scene, 120));
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
    }
}
