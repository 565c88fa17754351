package dev.lifeline.lifecycle.policy;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.Condition.Age;
import dev.lifeline.lifecycle.policy.Condition.AttemptIn;
import dev.lifeline.lifecycle.policy.Condition.HadEffect;
import dev.lifeline.lifecycle.policy.Condition.Ran;
import dev.lifeline.lifecycle.policy.Condition.Reached;
import dev.lifeline.lifecycle.policy.Condition.RunsOn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on the attempt: its number, age, effects and where it ran. */
class AttemptConditionTest extends ConditionScene {
    @ParameterizedTest(name = "attempt {0}: {1}")
    @CsvSource({"1, false", "2, true", "3, true", "4, true", "5, false"})
    void the_attempt_is_in_the_range_with_its_borders(int attempt, boolean holds) {
        assertThat(new AttemptIn(new Range(2, 4)).holds(context(attempt, Duration.ZERO)))
                .isEqualTo(holds);
        assertThat(new AttemptIn(Range.of(3)).holds(context(attempt, Duration.ZERO)))
                .isEqualTo(attempt == 3);
    }

    @ParameterizedTest(name = "{0} ms: {1}")
    @CsvSource({"999, false", "1000, true", "1500, true", "2000, true", "2001, false"})
    void the_age_is_between_its_borders(long age, boolean holds) {
        assertThat(new Age(Duration.ofSeconds(1), Duration.ofSeconds(2)).holds(context(1, Duration.ofMillis(age))))
                .isEqualTo(holds);
    }

    /** The task never was RUNNING; a container exited. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"app, true", "side, false"})
    void its_program_may_have_done_something_though_it_never_reached_running(String exited, boolean effect) {
        FailureContext context = FailureContexts.of(
                Cause.PULL_TRANSIENT,
                Optional.of(TaskSketch.neverRan("1", 6, "TaskFailedToStart", "why")
                        .without(exited)
                        .with(TaskSketch.container(exited, 0))
                        .now()));
        assertThat(new HadEffect(true).holds(context)).isEqualTo(effect);
        assertThat(new HadEffect(false).holds(context)).isEqualTo(!effect);
        assertThat(new Reached(false).holds(context)).isTrue();
    }

    @Test
    void a_launch_that_was_refused_had_no_effect() {
        assertThat(new HadEffect(false).holds(FailureContexts.of(Cause.CAPACITY, Optional.empty())))
                .isTrue();
    }

    @Test
    void it_reached_running_or_it_did_not() {
        assertThat(new Reached(true).holds(FailureContexts.over(Cause.HOST, true)))
                .isTrue();
        assertThat(new Reached(true).holds(FailureContexts.over(Cause.HOST, false)))
                .isFalse();
        assertThat(new Reached(false).holds(FailureContexts.over(Cause.HOST, true)))
                .isFalse();
        assertThat(new Reached(false).holds(FailureContexts.over(Cause.HOST, false)))
                .isTrue();
        assertThat(new Reached(false).holds(FailureContexts.of(Cause.CAPACITY, Optional.empty())))
                .isTrue();
    }

    @ParameterizedTest(name = "on {0} {1}: {2}")
    @CsvSource({
        "FARGATE, '',           false",
        "FARGATE, FARGATE_SPOT, true",
        "EC2,     '',           true",
        "ec2,     my-provider,  true",
        "'',      FARGATE_SPOT, true",
        "'',      '',           false",
    })
    void it_runs_on_a_launch_type_or_a_provider_of_that_name(String type, String provider, boolean holds) {
        EcsTask task = placed(exited("1", 6, 1).now(), optional(type).map(LaunchType::of), optional(provider));
        Condition condition = new RunsOn(Set.of("FARGATE_SPOT", "EC2"));
        assertThat(condition.holds(FailureContexts.of(Cause.HOST, Optional.of(task))))
                .isEqualTo(holds);
    }

    @Test
    void a_task_that_never_came_to_be_was_to_run_on_what_was_asked_for() {
        Condition condition = new RunsOn(Set.of("FARGATE_SPOT", "EC2"));
        assertThat(condition.holds(refused(new Compute.ClusterDefault()))).isFalse();
        assertThat(condition.holds(refused(new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2))))
                .isTrue();
        assertThat(condition.holds(refused(new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE))))
                .isFalse();
        assertThat(condition.holds(refused(new Compute.OnProviders(List.of(
                        new Compute.StrategyItem("FARGATE", 0, 1), new Compute.StrategyItem("FARGATE_SPOT", 0, 1))))))
                .isTrue();
    }

    /** In seconds; - for a task that never was RUNNING. */
    @ParameterizedTest(name = "{0} to {1}, ran {2}: {3}")
    @CsvSource({
        "300, 600, 300, true",
        "300, 600, 299, false",
        "300, 600, 600, true",
        "300, 600, 601, false",
        "300, 600, -,   false",
        "0,   600, -,   true",
    })
    void an_attempt_that_never_was_RUNNING_ran_for_no_time(int least, int most, String seconds, boolean holds) {
        Optional<Duration> ran = Optional.of(seconds)
                .filter(text -> !text.equals("-"))
                .map(text -> Duration.ofSeconds(Integer.parseInt(text)));
        FailureContext context = context(1, Duration.ZERO);
        assertThat(new Ran(Duration.ofSeconds(least), Duration.ofSeconds(most))
                        .holds(new FailureContext(
                                FailureFacts.of(
                                        context.moment(), context.attempt(), Optional.empty(), FailureContexts.REQUEST),
                                context.cause(),
                                FailureContexts.REQUEST.essentials(),
                                new FailureContext.Elapsed(Duration.ZERO, ran))))
                .isEqualTo(holds);
    }

    private static FailureContext refused(Compute compute) {
        FailureContext context = context(1, Duration.ZERO);
        return new FailureContext(
                FailureFacts.of(
                        context.moment(), context.attempt(), Optional.empty(), FailureContexts.REQUEST.with(compute)),
                context.cause(),
                FailureContexts.REQUEST.essentials(),
                context.elapsed());
    }

    private static EcsTask placed(EcsTask task, Optional<LaunchType> type, Optional<String> provider) {
        EcsTask.Placement placement = new EcsTask.Placement(
                "prod", "etl:7", Optional.empty(), Optional.empty(), type, provider, Optional.empty());
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                placement,
                task.containers());
    }
}
