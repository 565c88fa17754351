package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time that a whole run may take. */
class RunLimitTest extends WatchingScene {
    @Test
    void the_runs_time_ends_an_attempt_and_forbids_another() {
        Scene scene = Scene.running(runLimit(timeout(RETRY)));
        assertThat(scene.run().deadline()).contains(NOON.plusSeconds(600));
        assertThat(scene.timePasses(599).effects()).isEmpty();
        assertThat(scene.timePasses(1).effects()).containsExactly(stop("the run took longer than 10 min"));
        assertThat(scene.stopAnswered(ACCEPTED).run().deadline())
                .as("what is being stopped is not late again")
                .hasValueSatisfying(due -> assertThat(due).isAfter(scene.now()));
        assertThat(scene.timePasses(5).last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        scene.sees(exited("1", 9, 143).stopping("UserInitiated", "x"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.ended().reason()).isEqualTo("the run took longer than 10 min");
        assertThat(scene.ended().cause().orElseThrow().decidedBy()).isEqualTo("timeouts.run");
    }

    @Test
    void an_attempt_that_ends_by_itself_after_the_runs_time_is_the_last() {
        Scene scene = Scene.running(runLimit(Policies.of(new Rule("all", List.of(), RETRY))));
        assertThat(scene.later(599).sees(exited("1", 9, 1)).backingOff().until())
                .isEqualTo(NOON.plusSeconds(600));
        Scene late = Scene.running(runLimit(Policies.of(new Rule("all", List.of(), RETRY))));
        assertThat(late.later(600).sees(exited("1", 9, 1)).endedBy()).isEqualTo(Cause.TIMEOUT);
        Scene good = Scene.running(runLimit(Policies.of()));
        assertThat(good.later(700).sees(exited("1", 9, 0)).ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void the_runs_time_ends_a_back_off() {
        Scene scene = backingOffBeyondTheEnd();
        assertThat(scene.run().deadline()).contains(NOON.plusSeconds(600));
        assertThat(scene.comesBack().ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.TIMEOUT);
        assertThat(scene.last().explanation().cause()).isPresent();
        assertThat(scene.reason()).isEqualTo("the run took longer than 10 min");
    }

    @Test
    void whatever_is_observed_after_the_runs_time_no_attempt_begins() {
        Scene scene = backingOffBeyondTheEnd().later(10_000).sees(exited("1", 9, 1));
        assertThat(scene.run().attempt().number()).isEqualTo(1);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.timePasses(0).endedBy()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void the_runs_time_and_the_states_at_once_stop_the_task_once() {
        Timeouts both =
                new Timeouts(Map.of(Known.STOPPING, Duration.ofSeconds(60)), Optional.of(Duration.ofMinutes(1)));
        Scene scene =
                Scene.asked(Policies.with(timeout(RETRY), both)).accepted("1").sees(task("1", 2, "STOPPING"));
        assertThat(scene.timePasses(60).effects()).containsExactly(stop("the run took longer than 1 min"));
        assertThat(scene.untilDue()).isEqualTo(Limits.STANDARD.lease());
        assertThat(scene.reason()).endsWith("the task was STOPPING for longer than 1 min, and StopTask is under way");
    }

    private static Scene backingOffBeyondTheEnd() {
        Backoff hour =
                new Backoff(Backoff.Growth.CONSTANT, Duration.ofHours(1), 1, Duration.ofHours(1), Backoff.Jitter.NONE);
        Policy patient = Policies.with(
                Policies.of(new Rule("all", List.of(), RETRY)), Map.of(BudgetGroup.START, new Budget(9, hour)));
        return Scene.running(runLimit(patient)).sees(exited("1", 9, 1));
    }

    private static Policy runLimit(Policy policy) {
        return Policies.with(policy, new Timeouts(Map.of(), Optional.of(Duration.ofMinutes(10))));
    }
}
