package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.pipeline.Reconsideration.Reconsidered;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconsiderationTest {
    private static final Policy POLICY = DefaultPolicy.named("default").orElseThrow();

    @Test
    void the_same_question_has_the_same_answer() {
        Scene scene = Scene.running().sees(exited("1", 7, 3));
        Reconsideration again = again(scene);
        assertThat(again.again().phase()).isEqualTo(scene.run().phase());
        assertThat(again.again().rule()).contains("ran-and-failed");
    }

    @Test
    void a_retry_is_decided_again_with_its_charge_taken_back() {
        Scene run = pullFailed();
        assertThat(again(run).before().spent(BudgetGroup.PULL).retries()).isZero();
        assertThat(again(run).again().reason()).contains("retry 1 of 5 of budget pull");
    }

    @Test
    void one_more_retry_changes_the_end_of_a_budget() {
        Reconsideration again = again(Scene.running().sees(exited("1", 7, 3)));
        Budget one = new Budget(1, POLICY.budget(BudgetGroup.EXIT).backoff());
        Reconsidered other = again.under(POLICY.with(BudgetGroup.EXIT, one));
        assertThat(other.phase()).isInstanceOf(Phase.BackingOff.class);
        assertThat(other.reason()).contains("retry 1 of 1 of budget exit");
    }

    @Test
    void another_exit_code_has_its_own_decision() {
        Reconsideration again = again(Scene.running().sees(exited("1", 7, 3)));
        assertThat(again.exitingWith(0).orElseThrow().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
        assertThat(again.exitingWith(4).orElseThrow().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.FAILED));
    }

    @Test
    void a_task_that_had_run_is_not_launched_again() {
        Reconsidered other = again(pullFailed()).havingRun().orElseThrow();
        assertThat(other.rule()).contains("ran-and-failed");
        assertThat(other.phase()).isInstanceOf(Phase.Ended.class);
        assertThat(again(Scene.running().sees(exited("1", 7, 3))).havingRun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "always", "once", "prefer-cached"})
    void a_near_rule_decides_once_its_condition_is_met(String name) {
        Policy policy = DefaultPolicy.named(name).orElseThrow();
        Reconsideration again =
                asked(Scene.running(policy).sees(exited("1", 7, 3)), policy).orElseThrow();
        assertThat(again.nearMisses()).extracting(near -> near.rule().name()).containsExactly("never-ran");
        NearMiss near = again.nearMisses().getFirst();
        assertThat(again.under(near).rule()).contains("never-ran");
        assertThat(again.under(near).phase()).isInstanceOf(Phase.BackingOff.class);
    }

    @Test
    void what_no_rule_decided_is_not_reconsidered() {
        assertThat(asked(Scene.running(), POLICY)).as("going on").isEmpty();
        assertThat(asked(Scene.running().sees(exited("1", 7, 0)), POLICY))
                .as("succeeded")
                .isEmpty();
        assertThat(asked(Scene.running().userStops().sees(exited("1", 7, 143)), POLICY))
                .as("stopped")
                .isEmpty();
    }

    @Test
    void what_another_policy_decided_is_not_reconsidered_under_this_one() {
        Scene scene = Scene.running().sees(exited("1", 7, 3));
        Policy generous = POLICY.with(
                BudgetGroup.EXIT, new Budget(9, POLICY.budget(BudgetGroup.EXIT).backoff()));
        assertThat(asked(scene, generous)).isEmpty();
    }

    @Test
    void an_earlier_attempts_decision_is_asked_about_again_from_its_entry_alone() {
        Scene first = pullFailed();
        Explanation entry = first.last().explanation();
        Run later = first.comesBack().sees(exited("2", 7, 3)).run();

        Reconsideration again =
                Reconsideration.of(later, entry, circumstances(POLICY)).orElseThrow();

        assertThat(later.attempt().number()).isEqualTo(2);
        assertThat(again.again().rule()).contains("pull-again");
        assertThat(again.again().reason()).contains("retry 1 of 5 of budget pull");
        assertThat(again.isLatest(later)).isFalse();
    }

    private static Scene pullFailed() {
        return Scene.launched()
                .sees(task("1", 2, "PENDING"))
                .sees(neverRan("1", 3, "TaskFailedToStart", "CannotPullContainerError: i/o timeout"));
    }

    private static Reconsideration again(Scene scene) {
        return asked(scene, POLICY).orElseThrow();
    }

    private static Optional<Reconsideration> asked(Scene scene, Policy policy) {
        return Reconsideration.of(scene.run(), scene.last().explanation(), circumstances(policy));
    }

    private static Circumstances circumstances(Policy policy) {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, NOON, 0.5);
    }
}
