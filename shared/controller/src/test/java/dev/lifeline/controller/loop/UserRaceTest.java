package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users, events and the Reconciler at the same moment: the same conditional write decides. */
class UserRaceTest extends RunLoopScene {
    private static final Observation STOP = new StopRequested("enough", StopManner.GRACEFUL);
    private static final Observation AT_ONCE = new StopRequested("now", StopManner.AT_ONCE);
    private static final Observation SUSPEND = new SuspendRequested("not now");
    private static final Observation RESUME = new ResumeRequested();
    private static final Observation WAIT =
            new CallbackRequested(Callback.to(new CallbackTarget.QueueTarget("https://queue"), Optional.empty()));

    private final RunLoop other = new RunLoop(world.controllerPorts());

    /** The second observation is saved before the first one, which was decided before. */
    private Turn race(Observation first, Observation second) {
        world.store.beforeSave(1, () -> other.observe(Runs.ID.key(), second));
        return loop.observe(Runs.ID.key(), first).orElseThrow();
    }

    private void backOff() {
        EcsTask first = first();
        loop.observe(
                Runs.ID.key(),
                seen(world.ecs.change(
                        first.ref(), task -> TaskChanges.failedToStart(task, "ResourceInitializationError: timeout"))));
        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    private void backOffIsOver() {
        world.clock.advance(Duration.ofMinutes(30));
    }

    @Test
    void of_two_users_who_stop_in_different_manners_both_are_obeyed() {
        assertThat(race(STOP, AT_ONCE).decision().explanation().reason()).isEqualTo("the run has ended");
        assertThat(run().phase()).isInstanceOf(Phase.Ended.class);
        assertThat(world.ecs.stops()).containsExactly(first().ref());
    }

    @Test
    void a_stop_at_once_that_loses_against_a_graceful_one_still_ends_the_run() {
        race(AT_ONCE, STOP);
        assertThat(run().phase()).isInstanceOf(Phase.Ended.class);
        assertThat(world.ecs.stops())
                .as("StopTask even if it was called before")
                .hasSize(2);
    }

    @Test
    void the_same_request_of_two_users_applies_once() {
        assertThat(race(SUSPEND, SUSPEND).decision().outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(race(RESUME, RESUME).decision().outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(run().suspension()).isEmpty();
    }

    @Test
    void a_stop_that_wins_against_the_next_attempt_leaves_it_unlaunched() {
        backOff();
        backOffIsOver();
        race(new TimePassed(), STOP);
        assertThat(run().phase()).isInstanceOf(Phase.Ended.class);
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_stop_that_loses_against_the_next_attempt_stops_its_task() {
        backOff();
        backOffIsOver();
        race(STOP, new TimePassed());
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(world.ecs.stops())
                .containsExactly(world.ecs.launched().getLast().task());
    }

    @Test
    void a_suspension_that_wins_against_the_next_attempt_delays_it_until_it_is_resumed() {
        backOff();
        backOffIsOver();
        race(new TimePassed(), SUSPEND);
        assertThat(world.ecs.launched()).hasSize(1);
        loop.observe(Runs.ID.key(), RESUME);
        assertThat(world.ecs.launched()).hasSize(2);
    }

    @Test
    void a_resume_and_the_reconciler_begin_one_attempt() {
        backOff();
        loop.observe(Runs.ID.key(), SUSPEND);
        backOffIsOver();
        race(RESUME, new TimePassed());
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).hasSize(2);
    }

    @Test
    void a_resume_that_loses_against_a_stop_begins_nothing() {
        backOff();
        loop.observe(Runs.ID.key(), SUSPEND);
        backOffIsOver();
        Turn resumed = race(RESUME, STOP);
        assertThat(resumed.decision().outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(resumed.decision().explanation().reason()).isEqualTo("the run has ended");
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_stop_that_loses_against_a_resume_stops_the_attempt_that_began() {
        backOff();
        loop.observe(Runs.ID.key(), SUSPEND);
        backOffIsOver();
        race(STOP, RESUME);
        assertThat(world.ecs.stops())
                .containsExactly(world.ecs.launched().getLast().task());
    }

    @Test
    void a_stop_between_RunTask_and_the_save_of_its_answer_stops_the_task() {
        backOff();
        backOffIsOver();
        world.store.beforeSave(2, () -> {
            assertThat(world.ecs.launched()).as("RunTask was called").hasSize(2);
            other.observe(Runs.ID.key(), STOP);
            assertThat(world.ecs.stops()).as("its answer is awaited").isEmpty();
        });
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.stops())
                .containsExactly(world.ecs.launched().getLast().task());
    }

    @Test
    void whoever_asks_to_wait_while_the_run_ends_gets_one_report() {
        race(WAIT, seen(world.ecs.change(first().ref(), task -> TaskChanges.exited(task, 0))));
        assertThat(world.receivers.reports).hasSize(1);
        assertThat(run().callbacks()).isEmpty();
    }

    @Test
    void a_report_without_an_answer_is_repeated_by_one_function_after_its_lease() {
        loop.observe(Runs.ID.key(), WAIT);
        world.receivers.answer(new CallbackAnswer.CallbackUnanswered("time-out"));
        loop.observe(Runs.ID.key(), seen(world.ecs.change(first().ref(), task -> TaskChanges.exited(task, 0))));
        other.observe(Runs.ID.key(), new TimePassed());
        assertThat(world.receivers.reports).hasSize(1);

        world.clock.advance(Duration.ofSeconds(2));
        race(new TimePassed(), new TimePassed());
        assertThat(world.receivers.reports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.run().phase()).isEqualTo(run().phase()));
        assertThat(run().pending()).isEmpty();
    }
}
