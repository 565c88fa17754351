package dev.lifeline.explain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
    @ParameterizedTest
    @EnumSource(Cause.class)
    void a_cause_has_a_clause_of_its_own(Cause cause) {
        assertThat(CauseText.of(cause)).matches("[a-zE].*[a-z0-9]").doesNotContain("_");
        assertThat(Arrays.stream(Cause.values()).map(CauseText::of)).doesNotHaveDuplicates();
        assertThat(CauseText.outlook(cause)).matches("[A-Z].*[.]");
    }

    static Stream<Observation> observations() {
        Hold hold = new Hold.Slot("paced", Instant.EPOCH);
        return Stream.of(
                        Stream.of(
                                        new LaunchAnswer.TaskCreated(Runs.ref(1), Optional.empty()),
                                        new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY")),
                                        new LaunchAnswer.Conflict(List.of()),
                                        new LaunchAnswer.Rejected(new LaunchRefusal("E", "no", 400)),
                                        new LaunchAnswer.LaunchUnanswered("reset"),
                                        new LaunchAnswer.LaunchHeld(hold))
                                .map(answer -> (Observation) new LaunchAnswered(1, answer)),
                        Stream.of(
                                        new StopAnswer.StopAccepted(Optional.empty()),
                                        new StopAnswer.NothingToStop(),
                                        new StopAnswer.StopFailed("reset"),
                                        new StopAnswer.StopHeld(hold))
                                .map(answer -> new StopAnswered(1, Runs.ref(1), answer)),
                        Stream.of(
                                        new DescribeAnswer.Seen(Runs.task(1, 1, "RUNNING", Optional.empty())),
                                        new DescribeAnswer.TaskMissing(),
                                        new DescribeAnswer.DescribeUnanswered(NoAnswer.NO_CLUSTER, "reset"))
                                .map(answer -> new DescribeAnswered(1, Runs.ref(1), answer)),
                        Stream.of(
                                        new FindAnswer.TasksListed(List.of()),
                                        new FindAnswer.NoneListed(),
                                        new FindAnswer.ListUnanswered(NoAnswer.NO_CLUSTER, "reset"))
                                .map(answer -> new FindAnswered(1, answer)),
                        Stream.of(
                                new Observation.StopRequested("enough", StopManner.GRACEFUL),
                                new Observation.StopRequested("enough", StopManner.AT_ONCE),
                                new Observation.SuspendRequested("maintenance"),
                                new Observation.ResumeRequested()))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("observations")
    void an_observation_is_a_sentence_and_not_the_words_of_the_journal(Observation observation) {
        String words = JournalText.of(observation);
        assertThat(SeenText.of(words)).matches("[A-Z].*[.]").doesNotContain(words, ": ");
    }

    @Test
    void an_observation_with_a_name_keeps_the_name() {
        assertThat(SeenText.of(JournalText.of(new Observation.InstanceLost("i-1"))))
                .isEqualTo("Container instance lost: i-1.");
    }

    @Test
    void a_condition_is_a_clause_that_follows_that() {
        Map<Condition, String> clauses = Map.ofEntries(
                Map.entry(new Condition.CauseIn(Set.of(Cause.HOST, Cause.CAPACITY)), "the cause is CAPACITY or HOST"),
                Map.entry(
                        new Condition.ExitCode(
                                Condition.ExitCode.Sense.IN, List.of(Range.of(3), new Range(75, 78)), Optional.empty()),
                        "the program exits with 3 or 75 to 78"),
                Map.entry(
                        new Condition.ExitCode(
                                Condition.ExitCode.Sense.NOT_IN, List.of(Range.of(0)), Optional.of(new Glob("side*"))),
                        "a container named side* exits with a code other than 0"),
                Map.entry(new Condition.ReasonLike(new Glob("*timeout*")), "a message matches *timeout*"),
                Map.entry(new Condition.ContainerLike(new Glob("app")), "the container that failed is app"),
                Map.entry(new Condition.AttemptIn(new Range(1, 2)), "the attempt's number is 1 to 2"),
                Map.entry(
                        new Condition.AttemptIn(new Range(2, Integer.MAX_VALUE)), "the attempt's number is 2 or more"),
                Map.entry(new Condition.Reached(true), "the task was RUNNING"),
                Map.entry(new Condition.Reached(false), "the task was never RUNNING"),
                Map.entry(new Condition.HadEffect(true), "the program may have had an effect"),
                Map.entry(new Condition.HadEffect(false), "the program cannot have had an effect"),
                Map.entry(new Condition.RunsOn(Set.of("FARGATE_SPOT")), "the task runs on FARGATE_SPOT"),
                Map.entry(new Condition.Age(Duration.ofMinutes(5), Duration.ofHours(1)), "the run is 5 min to 1 h old"),
                Map.entry(new Condition.Ran(Duration.ZERO, Duration.ofSeconds(30)), "the task ran for at most 30 s"));
        clauses.forEach(
                (condition, clause) -> assertThat(ConditionText.of(condition)).isEqualTo(clause));
    }
}
