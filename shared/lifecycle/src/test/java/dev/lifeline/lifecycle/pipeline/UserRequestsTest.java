package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from each request of a user, in each state of a run. */
class UserRequestsTest {
    private static final Observation SUSPEND = new SuspendRequested("not now");
    private static final Observation RESUME = new ResumeRequested();

    @ParameterizedTest(name = "{0}: stop: {1}, stop at once: {2}, suspend: {3}, callback: {4}")
    @CsvSource({
        // a call whose answer is unknown is resolved before anything else
        "LAUNCHING,            goes on,  goes on,          suspended,                   waits",
        "LAUNCH_IN_DOUBT_HELD, goes on,  goes on,          suspended,                   waits",
        // no task exists
        "LAUNCH_HELD,          STOPPED,  STOPPED,          suspended,                   waits",
        "BACKING_OFF,          STOPPED,  STOPPED,          suspended,                   waits",
        "AWAITING_RECORD,      STOPPED,  STOPPED,          suspended,                   waits",
        "BACKING_OFF_STOPPING, STOPPED,  STOPPED,          suspended,                   waits",
        // a task exists
        "LAUNCHED,             StopTask, STOPPED StopTask, suspended,                   waits",
        "RUNNING,              StopTask, STOPPED StopTask, suspended,                   waits",
        "STOPPED_BY_POLICY,    goes on,  STOPPED StopTask, suspended,                   waits",
        "STOPPED_BY_USER,      a user is stopping the run already, STOPPED StopTask, a user is stopping the run, waits",
        "BACKING_OFF_HANGING,  STOPPED,  STOPPED StopTask, suspended,                   waits",
        // nothing is left to do
        "ENDED,                the run has ended, the run has ended, the run has ended, told",
    })
    void each_request_takes_effect_or_says_why_not(
            RunState state, String stop, String atOnce, String suspend, String callback) {
        assertThat(follows(state.scene(), stop(StopManner.GRACEFUL))).isEqualTo(stop);
        assertThat(follows(state.scene(), stop(StopManner.AT_ONCE))).isEqualTo(atOnce);
        assertThat(follows(state.scene(), SUSPEND)).isEqualTo(suspend);
        assertThat(follows(state.scene(), waiting())).isEqualTo(callback);
        // A suspended run is stopped like any other.
        assertThat(follows(state.scene().observes(SUSPEND), stop(StopManner.GRACEFUL)))
                .isEqualTo(stop);
        assertThat(follows(state.scene().observes(SUSPEND), stop(StopManner.AT_ONCE)))
                .isEqualTo(atOnce);
        assertThat(follows(state.scene(), RESUME))
                .isEqualTo(state == RunState.ENDED ? "the run has ended" : "the run is not suspended");
    }

    private static Observation stop(StopManner manner) {
        return new StopRequested("enough", manner);
    }

    private static Observation waiting() {
        return new CallbackRequested(Callback.to(new CallbackTarget.TaskToken("token"), Optional.empty()));
    }

    private static String follows(Scene scene, Observation request) {
        Run before = scene.run();
        Decision decision = scene.observes(request).last();
        Run run = decision.run();
        if (decision.outcome() != DecisionOutcome.APPLIED) {
            assertThat(run).isEqualTo(before);
            return scene.reason();
        }
        if (run.callbacks().size() > before.callbacks().size()) {
            return decision.effects().contains(new Effect.SendCallback(1, 1, CallbackNews.ENDED)) ? "told" : "waits";
        }
        boolean ends = run.hasEnded() && !before.hasEnded();
        String end = ends ? scene.ended().result().name() : run.suspension().isPresent() ? "suspended" : "goes on";
        boolean stopping = decision.effects().stream().anyMatch(Effect.StopTask.class::isInstance);
        return !stopping
                ? end.equals("suspended") && before.suspension().isPresent() ? "goes on" : end
                : ends ? end + " StopTask" : "StopTask";
    }

    @ParameterizedTest
    @EnumSource
    void no_attempt_follows_a_stop_however_it_is_asked_and_whatever_happens_then(RunState state) {
        for (StopManner manner : StopManner.values()) {
            for (boolean suspended : new boolean[] {false, true}) {
                Scene scene = suspended ? state.scene().observes(SUSPEND) : state.scene();
                int attempt = scene.run().attempt().number();
                scene.observes(stop(manner)).observes(RESUME);
                scene.answered(new LaunchAnswer.LaunchUnanswered("timed out"));
                scene.sees(TaskSketch.exited("1", 30, 1));
                for (int wake = 0; wake < 50 && scene.run().deadline().isPresent(); wake++) {
                    scene.comesBack();
                }
                assertThat(scene.run().attempt().number()).isEqualTo(attempt);
                assertThat(scene.ended().result())
                        .isEqualTo(state == RunState.ENDED ? Phase.Result.SUCCEEDED : Phase.Result.STOPPED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_attempt_begins_while_the_run_is_suspended_and_what_is_due_begins_when_it_is_resumed(RunState state) {
        Scene scene = state.scene().observes(SUSPEND);
        int attempt = scene.run().attempt().number();
        boolean suspended = scene.run().suspension().isPresent();
        scene.sees(TaskSketch.exited("1", 30, 1));
        for (int hour = 0; hour < 48; hour++) {
            scene.timePasses(3_600);
        }
        assertThat(scene.run().attempt().number()).isEqualTo(attempt);

        boolean backingOff = scene.run().phase() instanceof Phase.BackingOff;
        scene.observes(RESUME);
        if (suspended && backingOff && !scene.run().isStopping()) {
            assertThat(scene.effects()).containsExactly(new Effect.RunTask(attempt + 1));
        }
        assertThat(scene.run().suspension()).isEmpty();
    }

    @Test
    void a_held_launch_stays_while_the_run_is_suspended() {
        Scene scene = RunState.LAUNCH_HELD.scene().observes(SUSPEND);
        assertThat(scene.timePasses(3_600).effects()).isEmpty();
        assertThat(scene.run().next().orElseThrow().what()).isEqualTo("end of the run if still suspended");
        assertThat(scene.observes(RESUME).effects()).containsExactly(new Effect.RunTask(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH_HELD", "BACKING_OFF", "BACKING_OFF_HANGING"})
    void a_run_that_nobody_resumes_ends_after_14_days(RunState state) {
        Scene scene = state.scene().observes(SUSPEND);
        Instant until = scene.run().suspension().orElseThrow().until();
        scene.timePasses((int) Duration.between(scene.now(), until).toSeconds());
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.ended().cause().orElseThrow().evidence()).isEqualTo("suspended for 14 d and not resumed");
        assertThat(scene.endedBy()).isEqualTo(Cause.USER_STOP);
        assertThat(scene.run().suspension()).isEmpty();
    }

    @Test
    void a_task_that_runs_longer_than_a_suspension_may_last_is_left_to_end() {
        Scene scene = RunState.RUNNING.scene().observes(SUSPEND);
        scene.later(15 * 86_400).sees(task("1", 20, "RUNNING")).timePasses(60);
        assertThat(scene.run().phase()).isInstanceOf(Phase.Attempting.class);
        assertThat(scene.effects()).isEmpty();
        scene.sees(TaskSketch.exited("1", 30, 1)).timePasses(60);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void a_run_that_is_stopped_at_once_follows_its_task_until_it_has_ended() {
        Scene scene = RunState.RUNNING.scene().observes(stop(StopManner.AT_ONCE));
        Phase ended = scene.run().phase();
        assertThat(scene.run().deadline()).isPresent();
        assertThat(scene.run().hindrance())
                .as("two tasks of one run must not run at once")
                .hasValue("its task 1 is being stopped and may still run");
        scene.stopAnswered(new StopAnswer.StopAccepted(Optional.empty())).sees(TaskSketch.exited("1", 30, 0));
        assertThat(scene.run().phase()).isEqualTo(ended);
        assertThat(scene.run().attempt().stop()).isEqualTo(new Stop.Unwanted());
        assertThat(scene.run().deadline()).as("nothing is left to do").isEmpty();
        assertThat(scene.run().hindrance()).isEmpty();
    }

    @Test
    void a_stop_at_once_waits_for_the_answer_of_RunTask() {
        Scene scene = RunState.LAUNCHING.scene().observes(stop(StopManner.AT_ONCE));
        assertThat(scene.run().hasEnded()).isFalse();
        scene.answered(new LaunchAnswer.TaskCreated(TaskSketch.ref("1"), Optional.empty()));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.effects()).anyMatch(Effect.StopTask.class::isInstance);
        assertThat(scene.run().attempt().isHanging()).isTrue();
    }

    @Test
    void a_task_that_had_stopped_before_it_was_known_is_not_stopped_again() {
        Scene scene =
                RunState.LAUNCHING.scene().observes(stop(StopManner.AT_ONCE)).sees(TaskSketch.exited("1", 9, 1));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
        assertThat(scene.run().attempt().isHanging()).isFalse();
    }
}
