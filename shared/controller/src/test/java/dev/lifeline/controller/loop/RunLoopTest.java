package dev.lifeline.controller.loop;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DESCRIBE;
import static dev.lifeline.controller.testing.Calls.Call.KEEP;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLoopTest extends RunLoopScene {
    @Test
    void a_fresh_event_costs_one_load_and_one_save() {
        loop.observe(Runs.ID.key(), seen(world.ecs.change(first().ref(), TaskChanges::running)));

        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(world.decisions)
                .singleElement()
                .extracting(Decision::outcome)
                .isEqualTo(Decision.DecisionOutcome.APPLIED);
    }

    @Test
    void an_event_that_nothing_rests_on_costs_one_load_and_no_save() {
        Run before = run();

        loop.observe(Runs.ID.key(), seen(world.ecs.change(first().ref(), TaskChanges::pending)));

        assertThat(world.calls.made()).containsExactly(LOAD);
        assertThat(run()).isEqualTo(before);
        assertThat(world.decisions)
                .singleElement()
                .extracting(Decision::outcome)
                .isEqualTo(Decision.DecisionOutcome.DETAIL);
    }

    @Test
    void a_check_that_learns_nothing_moves_the_deadline_without_a_journal_entry() {
        int entries = world.store.journal(Runs.ID).size();
        world.clock.set(run().deadline().orElseThrow());
        world.calls.clear();

        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(world.calls.made()).containsExactly(LOAD, DESCRIBE, KEEP);
        assertThat(run().deadline()).contains(world.clock.instant().plus(Limits.STANDARD.check()));
        assertThat(world.store.journal(Runs.ID)).hasSize(entries);
    }

    @Test
    void a_stale_event_costs_one_load_and_no_save() {
        loop.observe(Runs.ID.key(), seen(first()));

        assertThat(world.calls.made()).containsExactly(LOAD);
        assertThat(world.decisions)
                .singleElement()
                .extracting(Decision::outcome)
                .isEqualTo(Decision.DecisionOutcome.STALE);
    }

    @Test
    void an_event_of_no_run_costs_one_load_and_is_nobodys_decision() {
        assertThat(loop.observe(new RunId("other").key(), new TimePassed())).isEmpty();

        assertThat(world.calls.made()).containsExactly(LOAD);
        assertThat(world.decisions).isEmpty();
    }

    @Test
    void what_is_decided_is_saved_before_it_is_done_and_its_result_after() {
        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));

        assertThat(world.calls.made()).containsExactly(LOAD, SAVE, STOP, SAVE);
        assertThat(run().pending()).isEmpty();
        assertThat(run().attempt().seen()).contains(first());
        assertThat(first().isStopping()).isTrue();
    }

    @Test
    void the_effects_of_a_decision_are_carried_out_once() {
        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));
        loop.observe(Runs.ID.key(), new StopRequested("enough, I said", StopManner.GRACEFUL));
        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(world.ecs.stops()).containsExactly(first().ref());
    }

    @Test
    void a_stop_that_failed_is_probed_at_once_and_repeated_a_little_later() {
        world.ecs.answerStop(new StopAnswer.StopFailed("timeout"));
        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));
        assertThat(world.calls.count(DESCRIBE)).isEqualTo(1);
        assertThat(world.ecs.stops()).hasSize(1);

        world.clock.advance(Duration.ofSeconds(1));
        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(first().isStopping())
                .as("the probe found it running: StopTask again")
                .isTrue();
        assertThat(world.ecs.stops()).hasSize(2);
    }

    @Test
    void a_save_that_fails_leaves_everything_undone() {
        world.store.failNext(SAVE, 1);

        assertThatThrownBy(() -> loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL)))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(world.ecs.stops()).isEmpty();
        assertThat(run().attempt().stop()).isEqualTo(new Stop.Unwanted());
    }

    @Test
    void a_retry_is_launched_in_the_turn_that_begins_it() {
        loop.observe(
                Runs.ID.key(),
                seen(world.ecs.change(
                        first().ref(), task -> TaskChanges.failedToStart(task, "CannotPullContainerError: timeout"))));
        world.clock.advance(Duration.ofMinutes(1));
        world.calls.clear();

        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(world.calls.made()).containsExactly(LOAD, SAVE, RUN, SAVE);
        assertThat(world.calls.count(CREATE)).isZero();
        assertThat(world.ecs.launched()).extracting("attempt").containsExactly(1, 2);
        assertThat(run().attempt().task())
                .contains(world.ecs.launched().getLast().task());
    }

    @Test
    void a_launch_whose_answer_is_lost_is_repeated_under_the_same_name_and_makes_one_task() {
        loop.observe(
                Runs.ID.key(),
                seen(world.ecs.change(
                        first().ref(), task -> TaskChanges.failedToStart(task, "CannotPullContainerError: timeout"))));
        world.clock.advance(Duration.ofMinutes(1));
        world.ecs.loseLaunchAnswer();
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(run().pending())
                .singleElement()
                .extracting(PendingEffect::tries)
                .isEqualTo(1);

        world.clock.advance(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(world.calls.count(RUN)).isEqualTo(2);
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(run().pending()).isEmpty();
        assertThat(run().attempt().task())
                .contains(world.ecs.launched().getLast().task());
    }

    @Test
    void a_task_that_an_answer_does_not_speak_of_is_not_taken_for_lost() {
        world.clock.advance(Duration.ofMinutes(20));
        world.ecs.answerDescribe(asked -> Map.of());

        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(run().attempt().isOver()).isFalse();
        assertThat(run().deadline()).contains(world.clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void an_answer_that_refuses_the_launch_is_saved_too() {
        loop.observe(
                Runs.ID.key(),
                seen(world.ecs.change(
                        first().ref(), task -> TaskChanges.failedToStart(task, "CannotPullContainerError: timeout"))));
        world.clock.advance(Duration.ofMinutes(1));
        world.ecs.answerLaunch(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY")));

        loop.observe(Runs.ID.key(), new TimePassed());

        assertThat(run().attempt().isOver()).isTrue();
        assertThat(run().pending()).isEmpty();
        assertThat(run().deadline()).isPresent();
    }
}
