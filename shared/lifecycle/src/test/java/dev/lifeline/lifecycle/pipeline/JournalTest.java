package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The journal's text of a decision. */
class JournalTest {

    @Test
    void what_each_budget_has_spent_and_what_the_decision_cost() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1"));
        assertThat(scene.last().explanation().spent()).isEqualTo(Map.of(BudgetGroup.PULL, 1));
        assertThat(scene.last().explanation().cost(BudgetGroup.PULL)).isEqualTo(1);
        scene.comesBack();
        assertThat(scene.last().explanation().spent()).isEqualTo(Map.of(BudgetGroup.PULL, 1));
        assertThat(scene.last().explanation().cost(BudgetGroup.PULL)).isZero();
        scene.answered(new Observation.LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        assertThat(scene.last().explanation().spent()).isEqualTo(Map.of(BudgetGroup.PULL, 1, BudgetGroup.HOST, 1));
        assertThat(scene.last().explanation().cost(BudgetGroup.PULL)).isZero();
        assertThat(scene.last().explanation().cost(BudgetGroup.HOST)).isEqualTo(1);
    }

    @Test
    void from_where_to_where_the_attempt_went() {
        Scene scene = Scene.launched();
        assertThat(states(scene.sees(task("1", 3, "RUNNING")))).containsExactly(TaskState.PREPARING, TaskState.RUNNING);
        assertThat(states(scene.sees(task("1", 4, "RUNNING")))).containsExactly(TaskState.RUNNING, TaskState.RUNNING);
    }

    @Test
    void an_attempt_that_begins_comes_from_nowhere() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1")).comesBack();
        assertThat(scene.last().explanation().attempt()).isEqualTo(2);
        assertThat(states(scene)).containsExactly(TaskState.NEW, TaskState.PREPARING);
    }

    @Test
    void with_no_wait_between_two_attempts_the_end_of_the_first_is_where_the_next_comes_from() {
        Policy atOnce = Policies.with(
                Policies.of(new Rule("all", List.of(), new Verdict.Retry(BudgetGroup.EXIT))),
                Map.of(BudgetGroup.EXIT, new Budget(1, Backoff.NONE)));
        Scene scene = Scene.running(atOnce).sees(exited("1", 9, 1));
        assertThat(scene.last().explanation().attempt()).isEqualTo(2);
        assertThat(states(scene)).containsExactly(TaskState.RUNNING, TaskState.PREPARING);
        assertThat(scene.reason()).contains("retry 1 of 1 of budget exit at once");
    }

    @Test
    void which_policy_decided() {
        assertThat(Scene.asked().last().explanation().policy()).hasToString("default@0");
    }

    @Test
    void an_adopted_task_of_which_too_little_is_known_is_not_launched_again() {
        Scene scene = Scene.asked();
        Adoption gaps = new Adoption(
                Scene.REQUEST,
                List.of(
                        new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "no subnets"),
                        new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "no tags")));
        Decision adopted =
                Supervisor.adopt(Scene.IDENTITY, gaps, task("1", 3, "PENDING").now(), scene.circumstances());
        String why = "cannot be launched again faithfully: no subnets; no tags";
        assertThat(adopted.explanation().reason()).isEqualTo("adopted; " + why + "; task is PENDING");
        Decision ended = Supervisor.decide(
                adopted.run(),
                new Observation.TaskSeen(
                        1, exited("1", 9, 0).stopping("SpotInterruption", "x").now()),
                scene.circumstances());
        assertThat(ended.run().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, end -> assertThat(end.reason()).isEqualTo(why));
    }

    @Test
    void an_adopted_task_of_which_all_is_known_says_no_more() {
        assertThat(Scene.adopted(Policies.of()).reason()).isEqualTo("adopted; task is RUNNING");
    }

    private static List<TaskState> states(Scene scene) {
        Explanation explanation = scene.last().explanation();
        return List.of(explanation.from(), explanation.to());
    }
}
