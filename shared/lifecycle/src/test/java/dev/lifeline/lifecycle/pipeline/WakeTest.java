package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What wakes a run. */
class WakeTest {
    private static final Policy PLAIN = Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));

    private static Policy limited(Known state, int seconds, Optional<Duration> run) {
        return Policies.with(PLAIN, new Timeouts(Map.of(state, Duration.ofSeconds(seconds)), run));
    }

    private static Optional<Duration> wakesIn(Scene scene) {
        return scene.last().wake().map(at -> Duration.between(scene.now(), at));
    }

    @Test
    void a_call_that_was_only_just_made_wakes_nobody_and_one_without_an_answer_does() {
        Scene scene = Scene.asked(PLAIN);
        assertThat(wakesIn(scene)).isEmpty();
        assertThat(scene.run().wake())
                .as("once its lease is all that is known")
                .isEqualTo(scene.run().deadline());
        scene.answered(new LaunchAnswer.LaunchUnanswered("timed out"));
        assertThat(wakesIn(scene)).contains(scene.untilDue());
    }

    @Test
    void a_silent_task_wakes_nobody() {
        Scene scene = Scene.running(PLAIN);
        assertThat(scene.run().deadline()).isPresent();
        assertThat(wakesIn(scene)).isEmpty();
    }

    @Test
    void the_end_of_a_back_off_does() {
        Scene scene = Scene.running(PLAIN).sees(exited("1", 9, 1));
        assertThat(wakesIn(scene))
                .contains(Duration.between(scene.now(), scene.backingOff().until()));
    }

    @Test
    void so_does_a_limit_of_the_tasks_state_and_of_the_run_whichever_comes_first() {
        Scene soon = Scene.running(limited(Known.RUNNING, 60, Optional.of(Duration.ofMinutes(5))));
        assertThat(soon.last().wake())
                .isPresent()
                .isEqualTo(soon.run().attempt().watch().until());
        Scene late = Scene.running(limited(Known.RUNNING, 600, Optional.of(Duration.ofMinutes(5))));
        assertThat(late.last().wake()).isPresent().isEqualTo(late.run().endBy());
    }

    @Test
    void a_stop_that_is_awaited_wakes_at_its_own_limit_and_not_at_the_runs() {
        Scene scene = Scene.running(limited(Known.STOPPING, 120, Optional.of(Duration.ofMinutes(1))))
                .userStops()
                .stopAnswered(new StopAnswer.StopAccepted(Optional.empty()));
        assertThat(wakesIn(scene)).contains(Duration.ofMinutes(2));
    }

    @Test
    void a_back_off_that_a_hanging_task_holds_up_wakes_at_the_tasks_limit() {
        Scene scene = Scene.running(limited(Known.STOPPING, 120, Optional.empty()))
                .sees(task("1", 4, "DEPROVISIONING")
                        .ran()
                        .stopping("EssentialContainerExited", "x")
                        .without("app")
                        .with(container("app", 3)));
        assertThat(scene.run().attempt().isHanging()).isTrue();
        assertThat(wakesIn(scene)).contains(Duration.ofMinutes(2));
    }

    @Test
    void a_run_that_has_ended_with_its_task_wakes_nobody() {
        assertThat(wakesIn(Scene.running(PLAIN).sees(exited("1", 9, 0)))).isEmpty();
    }
}
