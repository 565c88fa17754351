package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of each verdict on an end and on a live container's error, and the limits of retries. */
class VerdictsTest {
    private static final Verdict RETRY = new Verdict.Retry(BudgetGroup.EXIT);
    private static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";

    @Test
    void fail_ends_the_run() {
        Scene scene = Scene.running(always(new Verdict.Fail())).sees(exited("1", 9, 1));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.reason()).endsWith("rule always does not retry EXIT_CODE");
    }

    @Test
    void stop_ends_the_run_too_and_succeed_counts_as_success() {
        Scene stop = Scene.running(always(new Verdict.StopAttempt())).sees(exited("1", 9, 1));
        assertThat(stop.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(stop.reason()).endsWith("rule always ends the run at EXIT_CODE");
        Scene succeed = Scene.running(always(new Verdict.Succeed())).sees(exited("1", 9, 1));
        assertThat(succeed.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(succeed.endedBy()).isEqualTo(Cause.EXIT_CODE);
    }

    @Test
    void stop_stops_a_task_that_would_go_on_with_a_container_error() {
        Scene scene = Scene.running(always(new Verdict.StopAttempt())).sees(withError("RUNNING"));
        assertThat(scene.effects())
                .containsExactly(new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: " + PULL_ERROR));
        assertThat(scene.last().explanation().rule()).contains("always");
        scene.sees(exited("1", 9, 143).stopping("UserInitiated", "x"));
        assertThat(scene.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.PULL_TRANSIENT);
    }

    @Test
    void ignore_leaves_alone_what_the_agents_rules_would_stop() {
        TaskSketch timedOut = task("1", 4, "PENDING")
                .without("app")
                .with(container("app", "PENDING", "DockerTimeoutError: Could not transition to started"));
        assertThat(Scene.asked(always(RETRY)).accepted("1").sees(timedOut).effects())
                .hasSize(1);
        Scene scene = Scene.asked(always(new Verdict.Ignore())).accepted("1").sees(timedOut);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.reason())
                .contains("which rule always ignores: DockerTimeoutError: Could not transition to started");
        assertThat(scene.sees(exited("1", 9, 0)).ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void an_ignored_end_is_for_the_next_rule() {
        Scene scene = Scene.running(Policies.of(
                        new Rule("ignore", List.of(), new Verdict.Ignore()), new Rule("next", List.of(), RETRY)))
                .sees(exited("1", 9, 1));
        assertThat(scene.last().explanation().rule()).contains("next");
        assertThat(Scene.running(always(new Verdict.Ignore()))
                        .sees(exited("1", 9, 1))
                        .last()
                        .explanation()
                        .rule())
                .contains("none-holds");
    }

    @Test
    void a_task_that_stops_already_is_not_judged_for_a_container_error() {
        Scene scene = Scene.running(always(new Verdict.StopAttempt()))
                .sees(withError("RUNNING").stopping("UserInitiated", "x"));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.last().explanation().rule()).isEmpty();
    }

    @Test
    void a_rules_own_back_off_goes_before_the_budgets() {
        Backoff minute = new Backoff(Growth.CONSTANT, Duration.ofMinutes(1), 1, Duration.ofMinutes(1), Jitter.NONE);
        Verdict slow = new Verdict.Retry(BudgetGroup.EXIT, Optional.of(minute), LaunchChange.NONE);
        assertThat(Scene.running(always(slow)).sees(exited("1", 9, 1)).untilDue())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Scene.running(always(RETRY)).sees(exited("1", 9, 1)).untilDue())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_rules_change_of_launch_holds_for_the_next_attempt_and_is_told() {
        Compute fargate = new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE);
        LaunchChange change =
                new LaunchChange(Optional.of(fargate), LaunchChange.Subnets.ROTATE, Optional.empty(), Optional.empty());
        Verdict elsewhere = new Verdict.Retry(BudgetGroup.EXIT, Optional.empty(), change);
        Scene scene = Scene.running(always(elsewhere)).sees(exited("1", 9, 1));
        assertThat(scene.run().request()).isEqualTo(Scene.REQUEST.with(fargate));
        assertThat(scene.reason())
                .endsWith(
                        "; the next attempt runs on FARGATE; the subnets stay as they are: the request names fewer than two");
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void each_budget_pays_for_its_own_and_ends_the_run_when_spent() {
        Policy policy = Policies.with(always(RETRY), Map.of(BudgetGroup.EXIT, new Budget(2, Policies.SECOND)));
        Scene scene = Scene.running(policy);
        List<String> reasons = new ArrayList<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            scene.sees(exited("" + attempt, 9, 1));
            reasons.add(scene.reason().replaceAll(".*; ", ""));
            if (!scene.run().hasEnded()) {
                scene.comesBack().accepted("" + (attempt + 1));
            }
        }
        assertThat(reasons)
                .containsExactly(
                        "retry 1 of 2 of budget exit in 1 s",
                        "retry 2 of 2 of budget exit in 1 s",
                        "budget exit is spent: 2 retries");
        assertThat(Scene.running(Policies.with(policy, Map.of()))
                        .sees(exited("1", 9, 1))
                        .reason())
                .endsWith("budget exit has no retries");
    }

    /** Each attempt fails a minute after the one before; a budget of one retry per minute pays for all of them. */
    @Test
    void a_retry_within_a_window_is_never_more_than_its_window_allows() {
        Budget budget =
                new Budget(1, Optional.of(Duration.ofMinutes(1)), Optional.empty(), Optional.empty(), Policies.SECOND);
        Scene scene = Scene.asked(Policies.with(always(RETRY), Map.of(BudgetGroup.EXIT, budget)));
        for (int attempt = 1; attempt <= 3; attempt++) {
            scene.accepted("" + attempt).later(60).sees(exited("" + attempt, 9, 1));
            assertThat(scene.reason())
                    .endsWith("; retry " + attempt + " of budget exit (1 of 1 in the last 1 min) in 1 s");
            scene.comesBack();
        }
    }

    @Test
    void no_run_has_more_attempts_than_the_hard_limit() {
        Budget unlimited = new Budget(Budget.UNLIMITED, Backoff.NONE);
        Scene scene = Scene.asked(Policies.with(
                Policies.of(new Rule("all", List.of(), new Verdict.Retry(BudgetGroup.HOST))),
                Map.of(BudgetGroup.HOST, unlimited)));
        while (!scene.run().hasEnded()) {
            scene.answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
            assertThat(scene.reason()).doesNotContain(" of 2147483647");
        }
        assertThat(scene.run().attempt().number()).isEqualTo(1000);
        assertThat(scene.reason()).endsWith("no run has more than 1000 attempts");
    }

    @ParameterizedTest(name = "ran for {0} s")
    @ValueSource(ints = {299, 300})
    void after_an_attempt_that_ran_long_enough_the_back_off_begins_anew(int seconds) {
        Backoff doubling = new Backoff(Growth.EXPONENTIAL, Duration.ofSeconds(10), 2, Duration.ofHours(1), Jitter.NONE);
        Budget budget = new Budget(9, Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(5)), doubling);
        Scene scene = Scene.asked(Policies.with(always(RETRY), Map.of(BudgetGroup.EXIT, budget)));
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 1; attempt <= 2; attempt++) {
            scene.accepted("" + attempt).sees(exited("" + attempt, 9, 1));
            delays.add(scene.untilDue());
            scene.comesBack();
        }
        assertThat(delays).as("started 10 s after noon, too short").containsExactly(seconds(10), seconds(20));
        // The sketch of a task started 10 seconds after noon; 30 have passed.
        scene.accepted("3").later(seconds - 20).sees(exited("3", 9, 1));
        assertThat(scene.untilDue()).isEqualTo(seconds == 300 ? seconds(10) : seconds(40));
        assertThat(scene.spent(BudgetGroup.EXIT)).isEqualTo(3);
    }

    @Test
    void a_container_that_ECS_restarts_is_no_end() {
        Scene scene = Scene.running(always(RETRY));
        scene.sees(task("1", 4, "RUNNING").without("app").with(container("app", 1)));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        EcsContainer again = new EcsContainer(
                "app", EcsStatus.Known.RUNNING, Optional.of(1), Optional.empty(), Optional.of("rt-2"), List.of());
        scene.sees(task("1", 5, "RUNNING").without("app").with(again));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.run().phase()).isEqualTo(new Phase.Attempting());
        assertThat(scene.sees(exited("1", 6, 0)).ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static TaskSketch withError(String state) {
        return task("1", 4, state).with(container("side", "RUNNING", PULL_ERROR));
    }

    private static Policy always(Verdict then) {
        return Policies.of(new Rule("always", List.of(), then));
    }
}
