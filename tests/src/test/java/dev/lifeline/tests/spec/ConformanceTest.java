package dev.lifeline.tests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the code does, with others interleaved at any point, is a step of the model. */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Model TWO_FUNCTIONS = Model.unasked()
            .with("Retries", 0)
            .with("Stops", 1)
            .with("Watchdog", false)
            .with("Throttles", false)
            .with("HiddenTasks", false)
            .with("HangingTasks", 0)
            .with("Strangers", false);

    private static final Model HANGING =
            Model.small().alone().with("HangingTasks", 1).with("Stops", 1);

    @Test
    @Tag("long")
    void what_two_functions_do_at_once_for_one_attempt_the_model_does() throws Exception {
        conforms("code-two-functions", TWO_FUNCTIONS.with("UserStops", false));
    }

    @Test
    @Tag("long")
    void what_one_function_does_for_one_attempt_whatever_goes_wrong_the_model_does() throws Exception {
        conforms("code-one-attempt", Model.unasked().alone().with("Retries", 0));
    }

    @Test
    @Tag("long")
    void what_one_function_at_a_time_does_for_two_attempts_of_which_the_first_hangs_the_model_does() throws Exception {
        conforms("code-two-attempts", HANGING);
    }

    @Test
    void what_it_does_once_it_gives_up_what_brings_nothing_the_model_does() throws Exception {
        conforms("code-given-up", HANGING.with("Throttles", true).with("Retries", 0), FunctionLife.Silences.LONG);
    }

    @Test
    @Tag("long")
    void what_it_does_for_two_attempts_once_it_gives_up_what_brings_nothing_the_model_does() throws Exception {
        conforms("code-two-attempts-given-up", HANGING, FunctionLife.Silences.LONG);
    }

    @Test
    @Tag("long")
    void what_two_functions_do_at_once_while_a_user_stops_the_run_the_model_does() throws Exception {
        conforms("code-user-stops", TWO_FUNCTIONS);
    }

    @Test
    @Tag("long")
    void what_one_function_at_a_time_does_while_a_user_suspends_the_run_the_model_does() throws Exception {
        conforms(
                "code-suspended",
                Model.small().alone().with("Suspensions", true).with("Stops", 1).with("MostTasks", 2));
    }

    @Test
    @Tag("long")
    void what_one_function_at_a_time_does_while_somebody_waits_for_the_run_the_model_does() throws Exception {
        conforms(
                "code-waited-for",
                Model.small()
                        .alone()
                        .with("Callbacks", true)
                        .with("Suspensions", true)
                        .with("Throttles", true)
                        .with("Retries", 0)
                        .with("Stops", 1)
                        .with("MostTasks", 2));
    }

    @Test
    @Tag("long")
    void what_two_functions_do_at_once_while_a_task_hangs_and_a_stranger_is_seen_the_model_does() throws Exception {
        conforms(
                "code-hanging-and-stranger",
                TWO_FUNCTIONS.with("UserStops", false).with("HangingTasks", 1).with("Strangers", true));
    }

    @Test
    @Tag("long")
    void what_one_function_at_a_time_does_for_two_attempts_in_a_late_ecs_the_model_does() throws Exception {
        conforms(
                "code-late-ecs",
                Model.small().alone().with("Watchdog", true).with("Stops", 1).with("HiddenTasks", true));
    }

    @Test
    @Tag("long")
    void what_one_function_at_a_time_does_about_a_second_task_of_an_attempt_the_model_does() throws Exception {
        conforms("code-second-tasks", Model.secondTasks(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VersionGuard", "RefusalIsNoProof", "PendingSaved", "IdentityChecked"})
    void the_code_is_none_that_lacks(String mechanism) throws Exception {
        Model lacking = Model.small()
                .alone()
                .with("Retries", 0)
                .with("Stops", 1)
                .with("MostTasks", 2)
                .with("Strangers", true)
                .with(mechanism, false);
        assertThat(explored("code-without-" + mechanism, lacking.unchecked(), FunctionLife.Silences.SHORT)
                        .deviations())
                .isNotEmpty();
    }

    private static Exploration explored(String name, Model model, FunctionLife.Silences silences) throws Exception {
        StateGraph graph = StateGraph.read(new Tlc(name, PATIENCE).dump(model));
        Exploration exploration = new Exploration(model, rules(model, silences), graph);
        exploration.explore(start(model));
        return exploration;
    }

    private static void conforms(String name, Model model) throws Exception {
        conforms(name, model, FunctionLife.Silences.SHORT);
    }

    private static void conforms(String name, Model model, FunctionLife.Silences silences) throws Exception {
        Exploration exploration = explored(name, model, silences);
        System.out.println("code: " + name + ": " + exploration.summary());
        assertThat(exploration.deviations())
                .as("steps of the code that are none of the model's")
                .isEmpty();
    }

    private static SpecWorld start(Model model) {
        return new SpecWorld(
                Optional.empty(), Collections.nCopies(model.number("MostTasks"), SpecTask.NONE), List.of(), Runs.NOON);
    }

    /** Everything is retried, up to the budget, with the deployed times. */
    private static FunctionLife.LifeSettings rules(Model model, FunctionLife.Silences silences) {
        Backoff wait = new Backoff(
                Backoff.Growth.CONSTANT, Duration.ofSeconds(10), 1, Duration.ofSeconds(10), Backoff.Jitter.NONE);
        Timeouts timeouts = model.has("Watchdog")
                ? new Timeouts(
                        Map.of(
                                EcsStatus.Known.RUNNING, Duration.ofHours(6),
                                EcsStatus.Known.STOPPING, Duration.ofMinutes(10)),
                        Optional.empty())
                : Timeouts.NONE;
        Policy policy = new Policy(
                "again",
                1,
                Mode.ENFORCE,
                PullBehavior.DEFAULT,
                List.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.HOST))),
                Map.of(BudgetGroup.HOST, new Budget(model.number("Retries"), wait)),
                timeouts,
                Optional.empty());
        Limits deployed = Limits.STANDARD;
        return new FunctionLife.LifeSettings(
                policy,
                new Limits(
                        deployed.lease(),
                        deployed.check(),
                        deployed.visibility(),
                        deployed.token(),
                        deployed.record(),
                        deployed.stopping(),
                        deployed.silence(),
                        deployed.suspension(),
                        model.number("Stops"),
                        deployed.attempts()),
                silences);
    }
}
