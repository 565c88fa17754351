package dev.lifeline.controller.control;

import static dev.lifeline.controller.control.ControlRequest.UserAction.RESUME;
import static dev.lifeline.controller.control.ControlRequest.UserAction.STOP;
import static dev.lifeline.controller.control.ControlRequest.UserAction.SUSPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.control.ControlRequest.UserAction;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STOP, SUSPEND and RESUME in every state of a run. */
class RunActionsTest extends ControlScene {
    @Test
    void a_running_task_is_stopped_and_the_run_ends_with_it() {
        launch();
        happens(TaskChanges::running);

        ControlResult.Controlled stopped = done(STOP);

        assertThat(stopped.applied()).isTrue();
        assertThat(stopped.why()).contains("a user stops the run: enough");
        assertThat(world.ecs.stops()).hasSize(1);
        happens(task -> TaskChanges.exited(task, 0));
        assertThat(result(run())).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void a_run_between_two_attempts_ends_at_once_and_no_attempt_follows() {
        backsOff();

        assertThat(done(STOP).applied()).isTrue();

        assertThat(result(run())).isEqualTo(Phase.Result.STOPPED);
        world.clock.advance(Duration.ofHours(1));
        controller.loop().observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_launch_in_doubt_is_resolved_first() {
        world.ecs.loseLaunchAnswer();
        launch();

        assertThat(done(STOP).applied()).isTrue();
        assertThat(run().hasEnded()).as("its task may exist").isFalse();

        world.clock.advance(Duration.ofMinutes(5));
        controller.loop().observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).as("found again by its token").hasSize(1);
        assertThat(world.ecs.stops()).hasSize(1);
    }

    @Test
    void a_stop_of_an_ended_run_changes_nothing_and_says_so() {
        launch();
        end(0);
        Run before = run();

        assertThat(request(STOP)).isEqualTo(new ControlResult.Controlled(before, false, "the run has ended"));
        assertThat(world.ecs.stops()).isEmpty();
    }

    @Test
    void a_repeated_stop_does_nothing_twice() {
        launch();
        happens(TaskChanges::running);
        done(STOP);

        assertThat(done(STOP).applied()).isFalse();
        assertThat(world.ecs.stops()).hasSize(1);
    }

    @Test
    void a_suspended_run_begins_no_attempt_until_it_is_resumed() {
        backsOff();
        assertThat(done(SUSPEND).applied()).isTrue();
        assertThat(done(SUSPEND)).satisfies(again -> {
            assertThat(again.applied()).isFalse();
            assertThat(again.why()).startsWith("the run is suspended already");
        });
        world.clock.advance(Duration.ofHours(1));
        controller.loop().observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).hasSize(1);

        assertThat(done(RESUME).applied()).isTrue();

        assertThat(world.ecs.launched()).as("at once").hasSize(2);
        assertThat(done(RESUME)).satisfies(again -> {
            assertThat(again.applied()).isFalse();
            assertThat(again.why()).isEqualTo("the run is not suspended");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPEND", "RESUME"})
    void an_ended_run_is_neither_suspended_nor_resumed(UserAction action) {
        launch();
        end(0);
        assertThat(request(action))
                .isEqualTo(new ControlResult.NotPermitted("the run has ended; RERUN begins another generation"));
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_run_is_unknown(UserAction action) {
        assertThat(request(action)).isEqualTo(new ControlResult.UnknownRun());
    }

    @ParameterizedTest
    @EnumSource
    void a_request_for_another_generation_changes_nothing(UserAction action) {
        launch();
        Run before = run();
        ControlRequest late = asked(action, Optional.of(2), Optional.empty());

        assertThat(controller.control().control(late, SECOND))
                .isEqualTo(new ControlResult.Controlled(
                        before, false, "the request is for generation 2, and the run is in generation 1"));
    }

    @Test
    void a_lost_race_is_decided_again_on_the_winners_run() {
        launch();
        happens(TaskChanges::running);
        world.store.beforeSave(1, () -> happens(task -> TaskChanges.exited(task, 0)));

        assertThat(done(STOP)).satisfies(late -> {
            assertThat(late.applied()).isFalse();
            assertThat(result(late.run())).isEqualTo(Phase.Result.SUCCEEDED);
        });
    }

    @Test
    void a_run_that_never_stops_changing_is_an_error_that_may_be_repeated() {
        launch();
        world.store.beforeEverySave(() -> world.store.touch(Runs.ID));
        assertThatThrownBy(() -> request(STOP)).isInstanceOf(Contention.class);
    }

    /** Its StopTask has no answer. */
    private final class SlowRunner implements TaskRunner {
        @Override
        public LaunchAnswer run(TaskName name, LaunchRequest request) {
            throw new AssertionError("nothing is launched");
        }

        @Override
        public StopAnswer stop(String cluster, TaskRef task, String reason) {
            world.clock.advance(Duration.ofSeconds(2));
            return new StopAnswer.StopFailed("time-out");
        }
    }

    @Test
    void what_cannot_begin_within_a_second_is_left_to_a_timer() {
        launch();
        happens(TaskChanges::running);
        world.calls.clear();
        world.timers.clear();

        ControlResult.Controlled stopped = (ControlResult.Controlled) RunController.in(
                        world.controllerPorts(world.table(), world.ecsPorts().with(new SlowRunner())))
                .control()
                .control(asked(STOP, Optional.empty(), Optional.empty()), SECOND);

        assertThat(stopped.applied()).isTrue();
        assertThat(world.calls.made()).doesNotContain(Call.DESCRIBE);
        assertThat(world.timers)
                .last()
                .satisfies(timer ->
                        assertThat(timer.at()).isEqualTo(stopped.run().wake().orElseThrow()));
        world.clock.advance(Duration.ofMinutes(1));
        controller.loop().wake(world.timers.getLast());
        assertThat(world.ecs.stops()).hasSize(1);
    }

    @Test
    void a_launch_that_was_never_made_is_taken_back() {
        world.ecs.answerLaunch(new LaunchAnswer.LaunchHeld(new Hold.Slot("the pace", Runs.NOON.plusSeconds(30))));
        launch();

        assertThat(done(STOP).applied()).isTrue();

        assertThat(result(run())).isEqualTo(Phase.Result.STOPPED);
        assertThat(world.ecs.launched()).isEmpty();
    }
}
