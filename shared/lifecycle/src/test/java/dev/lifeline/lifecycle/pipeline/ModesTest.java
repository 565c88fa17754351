package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shadow mode, and a shadow policy. */
class ModesTest {
    private static final Verdict RETRY = new Verdict.Retry(BudgetGroup.EXIT);
    private static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";

    @Test
    void in_the_shadow_mode_a_retry_is_journalled_and_not_made() {
        Scene scene = Scene.adopted(shadow(always(RETRY))).sees(exited("1", 9, 1));
        assertThat(scene.reason()).contains("; shadow: would be launched again, retry 1 of 9 of budget exit in 1 s");
        assertThat(scene.last().explanation().rule()).contains("always");
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.endedBy()).isEqualTo(Cause.EXIT_CODE);
        assertThat(scene.run().spent()).isEmpty();
        assertThat(scene.timePasses(99_999).effects()).isEmpty();
    }

    @Test
    void in_the_shadow_mode_a_container_error_stops_nothing() {
        Scene stop = Scene.adopted(shadow(always(new Verdict.StopAttempt())))
                .sees(task("1", 4, "RUNNING").with(container("side", "RUNNING", PULL_ERROR)));
        assertThat(stop.effects()).isEmpty();
        assertThat(stop.reason()).contains("; shadow: would be stopped: container side: ");
        assertThat(stop.state().terminal()).isFalse();

        Scene start = Scene.adopted(shadow(always(RETRY)))
                .sees(task("1", 4, "PENDING")
                        .without("app")
                        .with(container("app", "PENDING", "DockerTimeoutError: Could not transition to started")));
        assertThat(start.effects()).isEmpty();
        assertThat(start.reason()).contains("; shadow: would be stopped: container app: ");
    }

    @Test
    void in_the_shadow_mode_a_timeout_is_told_once_and_stops_nothing() {
        Timeouts limits =
                new Timeouts(Map.of(Known.RUNNING, Duration.ofSeconds(60)), Optional.of(Duration.ofMinutes(10)));
        Scene scene = Scene.adopted(Policies.with(shadow(always(RETRY)), limits));
        scene.timePasses(70);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.reason()).startsWith("shadow: would be stopped: the task was RUNNING for longer than 1 min");
        assertThat(scene.timePasses(1).last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        scene.timePasses(529);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.reason()).startsWith("shadow: would be stopped: the run took longer than 10 min");
        assertThat(scene.timePasses(1).last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(scene.sees(exited("1", 9, 0)).ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void in_the_shadow_mode_a_stop_of_ECS_that_hangs_is_left_alone() {
        Timeouts limits = new Timeouts(Map.of(Known.STOPPING, Duration.ofSeconds(60)), Optional.empty());
        Scene scene = Scene.adopted(Policies.with(shadow(always(RETRY)), limits))
                .sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "x"))
                .timePasses(60);
        assertThat(scene.reason()).startsWith("shadow: would be stopped: ");
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void in_the_shadow_mode_a_task_that_comes_back_is_left_alone() {
        Scene scene =
                Scene.adopted(shadow(always(RETRY))).sees(exited("1", 9, 1)).sees(task("1", 10, "RUNNING"));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.reason()).startsWith("shadow: would be stopped: attempt 1 is over");
    }

    @Test
    void in_the_shadow_mode_a_users_stop_is_done() {
        Scene scene = Scene.adopted(shadow(always(RETRY))).userStops();
        assertThat(scene.effects()).hasSize(1).allMatch(Effect.StopTask.class::isInstance);
        scene.sees(exited("1", 9, 143).stopping("UserInitiated", "x"));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void another_policy_is_asked_beside_the_one_that_decides_and_decides_nothing() {
        Scene scene = Scene.running(always(new Verdict.Fail()), always(RETRY)).sees(exited("1", 9, 1));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.FAILED);
        assertThat(scene.last().explanation().shadow())
                .contains(new Explanation.ShadowVerdict(
                        new PolicyRef("test", 1),
                        Optional.of("always"),
                        Explanation.Agreement.PARTS,
                        "retry 1 of 9 of budget exit in 1 s; a guess from here on: if each further attempt ends like this"
                                + " one, it ends after attempt 10"));
    }

    @Test
    void the_same_verdict_under_another_rule_is_no_difference() {
        Policy other = Policies.of(new Rule("other", List.of(), new Verdict.Fail()));
        Scene scene = Scene.running(always(new Verdict.Fail()), other).sees(exited("1", 9, 1));
        assertThat(scene.last().explanation().shadow())
                .contains(new Explanation.ShadowVerdict(
                        new PolicyRef("test", 1), Optional.of("other"), Explanation.Agreement.SAME, "the same"));
    }

    @Test
    void the_other_policy_is_asked_about_a_container_error_too_whoever_decides_it() {
        for (Verdict decided : List.of(RETRY, new Verdict.Ignore())) {
            Scene scene = Scene.running(always(decided), always(new Verdict.StopAttempt()))
                    .sees(task("1", 4, "RUNNING").with(container("side", "RUNNING", PULL_ERROR)));
            assertThat(scene.effects()).isEmpty();
            assertThat(scene.last().explanation().shadow()).hasValueSatisfying(shadow -> {
                assertThat(shadow.agreement()).isEqualTo(Explanation.Agreement.PARTS);
                assertThat(shadow.words()).contains("which rule always stops").endsWith("; what follows is not known");
            });
        }
    }

    @Test
    void without_another_policy_nothing_is_compared() {
        assertThat(Scene.running(always(RETRY))
                        .sees(exited("1", 9, 1))
                        .last()
                        .explanation()
                        .shadow())
                .isEmpty();
    }

    private static Policy shadow(Policy policy) {
        return Policies.with(policy, Mode.SHADOW);
    }

    /** One rule for everything except a user's stop. */
    private static Policy always(Verdict then) {
        return Policies.of(
                new Rule("user", List.of(new CauseIn(Set.of(Cause.USER_STOP))), new Verdict.Fail()),
                new Rule("always", List.of(), then),
                new Rule("end", List.of(), new Verdict.Fail()));
    }
}
