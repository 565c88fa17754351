package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunRemovalTest {
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(10));

    private static String kept(Run run, Instant now) {
        return RunRemoval.of(run, now) instanceof Outcome.Temporary kept ? kept.text() : "removable";
    }

    private static Scene succeeded() {
        return Scene.running().later(60).sees(TaskSketch.exited("1", 7, 0));
    }

    @Test
    void a_run_that_has_ended_with_its_task_may_be_removed() {
        assertThat(RunRemoval.of(succeeded().run(), LATER)).isEqualTo(new Outcome.Done());
    }

    @Test
    void a_live_run_is_kept_and_says_what_comes_next() {
        assertThat(kept(Scene.running().run(), LATER))
                .matches("it is ATTEMPTING, next check of its task at .*; stop it first, or" + " wait for its end");
        assertThat(kept(Scene.asked().run(), LATER)).startsWith("it is ATTEMPTING, RunTask of attempt 1");
        Scene backsOff = Scene.launched()
                .sees(TaskSketch.neverRan("1", 3, "TaskFailedToStart", "CannotPullContainerError: i/o timeout"));
        assertThat(kept(backsOff.run(), LATER)).startsWith("it is BACKING_OFF, attempt 2 at ");
    }

    @Test
    void a_run_whose_task_hangs_is_kept() {
        Scene hangs = Scene.running()
                .later(60)
                .sees(TaskSketch.task("1", 5, "DEPROVISIONING")
                        .ran()
                        .stopping("EssentialContainerExited", "Essential container in task exited")
                        .without("app")
                        .with(TaskSketch.container("app", 0)));
        assertThat(kept(hangs.run(), LATER)).isEqualTo("the task of attempt 1 has not ended");
    }

    @Test
    void a_run_that_still_owes_a_call_is_kept() {
        Scene owes = Scene.running()
                .observes(new StopRequested("enough", StopManner.GRACEFUL))
                .later(60)
                .sees(TaskSketch.exited("1", 7, 1))
                .sees(TaskSketch.task("1", 9, "RUNNING"));
        assertThat(kept(owes.run(), LATER)).startsWith("it has ended and still waits for StopTask of attempt 1");
    }

    @Test
    void a_run_that_is_named_after_its_event_is_kept_until_no_such_event_can_begin_it_again() {
        Run named = succeeded().run();
        Identity own = named.identity();
        Run unnamed = named.known(new Identity(
                own.id(), own.namespace(), own.nonce(), own.coverage(), own.id().value()));
        Instant end = NOON.plusSeconds(60).plus(Duration.ofMinutes(65));

        assertThat(kept(unnamed, end.minusMillis(1)))
                .isEqualTo("it is named after what began it, which may arrive again until " + end);
        assertThat(RunRemoval.of(unnamed, end)).isEqualTo(new Outcome.Done());
    }
}
