package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.container.ErrorVerdict.Branch;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JournalTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,        0 s",
        "PT0.5S,      0.5 s",
        "PT3.44S,     3.4 s",
        "PT10S,       10 s",
        "PT59.99S,    59.9 s",
        "PT60S,       1 min",
        "PT90S,       1 min 30 s",
        "PT15M,       15 min",
        "PT59M59.9S,  59 min 59 s",
        "PT60M,       1 h",
        "PT1H35M24S,  1 h 35 min",
        "PT6H,        6 h",
        "PT23H59M59S, 23 h 59 min",
        "PT24H,       1 d",
        "P7DT2H3M,    7 d 2 h",
    })
    void a_time_has_its_two_largest_units(Duration span, String words) {
        assertThat(JournalText.of(span)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PROVISIONING", "RUNNING", "STOPPED", "LIMBO"})
    void the_status_of_a_task_event_can_be_read_from_its_words(String status) {
        EcsTask seen = task("1", 1, status).now();
        assertThat(JournalText.status(JournalText.of(new Observation.TaskSeen(1, seen))))
                .contains(seen.lastStatus());
        assertThat(JournalText.status(JournalText.of(new Observation.TimePassed())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Branch.class)
    void what_happened_to_a_container_is_a_sentence_and_no_constant(Branch branch) {
        assertThat(JournalText.of(branch))
                .matches("(its|it|the image) [a-z, ]+")
                .isNotEqualTo(branch.name());
        assertThat(Arrays.stream(Branch.values()).map(JournalText::of)).doesNotHaveDuplicates();
    }

    /** Three retries, nine minutes apart, under every combination of a budget's limits. */
    @ParameterizedTest(name = "{0} retries, window {1}, within {2}: {3}")
    @CsvSource(textBlock = """
                    3         ,       ,      , retry 3 of 3 of budget exit
                    9         ,       ,      , retry 3 of 9 of budget exit
                    unlimited ,       ,      , retry 3 of budget exit
                    1         , PT9M  ,      , retry 3 of budget exit (1 of 1 in the last 9 min)
                    2         , PT10M ,      , retry 3 of budget exit (2 of 2 in the last 10 min)
                    9         , PT1H  ,      , retry 3 of budget exit (3 of 9 in the last 1 h)
                    unlimited , PT10M ,      , retry 3 of budget exit
                    9         ,       , PT1H , retry 3 of 9 of budget exit
                    unlimited ,       , PT1H , retry 3 of budget exit
                    1         , PT9M  , PT1H , retry 3 of budget exit (1 of 1 in the last 9 min)
                    unlimited , PT10M , PT1H , retry 3 of budget exit
                    """)
    void a_retry_is_counted_as_its_budget_counts(String retries, Duration window, Duration within, String words) {
        for (Optional<Duration> resetAfter : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofMinutes(5)))) {
            Budget budget = new Budget(
                    retries.equals("unlimited") ? Budget.UNLIMITED : Integer.parseInt(retries),
                    Optional.ofNullable(window),
                    Optional.ofNullable(within),
                    resetAfter,
                    Backoff.NONE);
            Spent spent = Spent.NOTHING;
            for (int retry = 0; retry < 3; retry++) {
                spent = spent.rested().charged(budget.window(), NOON.plus(Duration.ofMinutes(9L * retry)));
            }
            assertThat(JournalText.of(BudgetGroup.EXIT, budget, spent)).isEqualTo(words);
        }
    }

    @Test
    void observations_are_told_with_ECSs_words() {
        Map<Observation, String> words = Map.of(
                new Observation.TaskSeen(1, task("1", 1, "PENDING").now()), "task event: PENDING, desired RUNNING",
                new Observation.InstanceLost("i-1"), "container instance lost: i-1",
                new Observation.InstanceImpaired("i-1"), "container instance impaired: i-1",
                new Observation.LaunchAnswered(1, new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT"))),
                        "RunTask answered: not placed",
                new Observation.StopAnswered(1, ref("1"), new StopAnswer.NothingToStop()), "StopTask answered: missing",
                new Observation.DescribeAnswered(
                                1, ref("1"), new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "x")),
                        "DescribeTasks answered: unknown",
                new Observation.FindAnswered(1, new FindAnswer.NoneListed()), "ListTasks answered: not found",
                new Observation.TimePassed(), "time passed",
                new Observation.StopRequested("x", StopManner.GRACEFUL), "stop requested");
        words.forEach(
                (observation, text) -> assertThat(JournalText.of(observation)).isEqualTo(text));
    }

    @Test
    void an_effect_is_told_with_its_call_and_attempt() {
        assertThat(new Effect.RunTask(3).inWords()).isEqualTo("RunTask of attempt 3");
    }

    @Test
    void the_version_is_that_of_the_snapshot_in_an_observation() {
        assertThat(JournalText.version(
                        new Observation.TaskSeen(1, task("1", 7, "PENDING").now())))
                .isEqualTo(Optional.of(7L));
        assertThat(JournalText.version(new Observation.DescribeAnswered(
                        1,
                        ref("1"),
                        new DescribeAnswer.Seen(task("1", 8, "PENDING").now()))))
                .isEqualTo(Optional.of(8L));
        assertThat(JournalText.version(new Observation.DescribeAnswered(1, ref("1"), new DescribeAnswer.TaskMissing())))
                .isEmpty();
        assertThat(JournalText.version(new Observation.TimePassed())).isEmpty();
    }
}
