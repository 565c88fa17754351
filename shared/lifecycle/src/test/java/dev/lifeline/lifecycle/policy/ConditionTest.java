package dev.lifeline.lifecycle.policy;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition.Age;
import dev.lifeline.lifecycle.policy.Condition.AttemptIn;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Condition.ContainerLike;
import dev.lifeline.lifecycle.policy.Condition.ExitCode;
import dev.lifeline.lifecycle.policy.Condition.ExitCode.Sense;
import dev.lifeline.lifecycle.policy.Condition.HadEffect;
import dev.lifeline.lifecycle.policy.Condition.Ran;
import dev.lifeline.lifecycle.policy.Condition.Reached;
import dev.lifeline.lifecycle.policy.Condition.ReasonLike;
import dev.lifeline.lifecycle.policy.Condition.RunsOn;
import dev.lifeline.lifecycle.policy.Condition.StopCodeIn;
import dev.lifeline.lifecycle.policy.FailureContext.Moment;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    /** The task's reason, those of its containers, and the evidence. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the task*,     true",
        "of app,        true",
        "the evidence,  true",
        "'*',           true",
        "the evidences, false",
        "app,           false",
    })
    void each_text_that_says_why_may_be_meant(String glob, boolean holds) {
        FailureContext own = ended(
                exited("1", 6, 1).stopping("UserInitiated", "the task").with(container("side", "STOPPED", "of app")));
        FailureContext same = ended(exited("1", 6, 1)
                .stopping("UserInitiated", "the evidence")
                .with(container("side", "STOPPED", "of app"))
                .with(container("more", "STOPPED", "the task")));

        assertThat(new ReasonLike(new Glob(glob)).holds(own)).isEqualTo(holds);
        assertThat(new ReasonLike(new Glob(glob)).holds(same)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"HOST, true", "HEALTH, true", "EXIT_CODE, false"})
    void the_cause_is_one_of_those_named(Cause cause, boolean holds) {
        assertThat(new CauseIn(Set.of(Cause.HOST, Cause.HEALTH)).holds(Troubles.over(cause, true)))
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "app exits with {0}: among {1}, not among {2}")
    @CsvSource({
        "1,  false, true",
        "2,  true,  false",
        "3,  false, true",
        "63, false, true",
        "64, true,  false",
        "70, true,  false",
        "78, true,  false",
        "79, false, true",
        "0,  false, false",
    })
    void without_a_container_the_code_of_the_essential_one_that_decided_counts(int code, boolean in, boolean notIn) {
        FailureContext trouble = ended(exited("1", 6, code).with(container("side", 2)));
        assertThat(codes(Sense.IN, "").holds(trouble)).isEqualTo(in);
        assertThat(codes(Sense.NOT_IN, "").holds(trouble)).isEqualTo(notIn);
    }

    @ParameterizedTest(name = "container {0}: among {1}, not among {2}")
    @CsvSource({
        "app,      false, true",
        "side,     true,  false",
        "SIDE,     true,  false",
        "s*,       true,  false",
        "*,        true,  true",
        "not-ran,  false, false",
        "other,    false, false",
    })
    void with_a_container_its_own_code_counts_essential_or_not(String name, boolean in, boolean notIn) {
        FailureContext trouble = ended(
                exited("1", 6, 1).with(container("side", 64)).with(container("not-ran", "STOPPED", "CannotPull")));
        assertThat(codes(Sense.IN, name).holds(trouble)).isEqualTo(in);
        assertThat(codes(Sense.NOT_IN, name).holds(trouble)).isEqualTo(notIn);
    }

    @Test
    void a_code_of_0_counts_where_its_container_is_named() {
        FailureContext trouble = ended(exited("1", 6, 1).with(container("side", 0)));
        assertThat(codes(Sense.NOT_IN, "side").holds(trouble)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"IN, ''", "NOT_IN, ''", "IN, *", "NOT_IN, *"})
    void without_an_exit_code_no_question_about_it_holds(Sense sense, String name) {
        assertThat(codes(sense, name).holds(ended(neverRan("1", 6, "TaskFailedToStart", "x"))))
                .isFalse();
        assertThat(codes(sense, name).holds(Troubles.of(Cause.CAPACITY, Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the evidence,          true",
        "*EVIDENCE,             true",
        "evidence,              false",
        "essential container*,  true",
        "*no space left*,       true",
        "*no room left*,        false",
    })
    void a_reason_is_the_evidence_the_tasks_or_a_containers(String glob, boolean holds) {
        FailureContext trouble =
                ended(exited("1", 6, 1).with(container("side", "STOPPED", "No  space left\non device")));
        assertThat(new ReasonLike(new Glob(glob)).holds(trouble)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"SpotInterruption, true", "Brandnew, true", "UserInitiated, false"})
    void the_stop_code_is_one_of_those_named_known_or_not(String code, boolean holds) {
        Condition condition = new StopCodeIn(Set.of(StopCode.KnownStopCode.SPOT_INTERRUPTION, StopCode.of("Brandnew")));
        assertThat(condition.holds(ended(task("1", 6, "STOPPED").stopping(code, "x"))))
                .isEqualTo(holds);
    }

    @Test
    void without_a_stop_no_stop_code_holds() {
        Condition condition = new StopCodeIn(Set.of(StopCode.KnownStopCode.SPOT_INTERRUPTION));
        assertThat(condition.holds(ended(task("1", 6, "STOPPED")))).isFalse();
        assertThat(condition.holds(Troubles.of(Cause.CAPACITY, Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} is to blame: {1}")
    @CsvSource({"app, true", "a*, true", "side, true", "calm, false", "idle, false"})
    void to_blame_is_who_exited_badly_or_whose_reason_is_the_evidence(String name, boolean blamed) {
        FailureContext trouble = ended(exited("1", 6, 1)
                .with(container("side", "STOPPED", "the evidence"))
                .with(container("calm", 0))
                .with(container("idle", "STOPPED", "another reason")));
        assertThat(new ContainerLike(new Glob(name)).holds(trouble)).isEqualTo(blamed);
    }

    @ParameterizedTest(name = "attempt {0}: {1}")
    @CsvSource({"1, false", "2, true", "3, true", "4, true", "5, false"})
    void the_attempt_is_in_the_range_with_its_borders(int attempt, boolean holds) {
        assertThat(new AttemptIn(new Range(2, 4)).holds(trouble(attempt, Duration.ZERO)))
                .isEqualTo(holds);
        assertThat(new AttemptIn(Range.of(3)).holds(trouble(attempt, Duration.ZERO)))
                .isEqualTo(attempt == 3);
    }

    @ParameterizedTest(name = "{0} ms: {1}")
    @CsvSource({"999, false", "1000, true", "1500, true", "2000, true", "2001, false"})
    void the_age_is_between_its_borders(long age, boolean holds) {
        assertThat(new Age(Duration.ofSeconds(1), Duration.ofSeconds(2)).holds(trouble(1, Duration.ofMillis(age))))
                .isEqualTo(holds);
    }

    /** The task never was RUNNING; a container exited. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"app, true", "side, false"})
    void its_program_may_have_done_something_though_it_never_reached_running(String exited, boolean effect) {
        FailureContext trouble = Troubles.of(
                Cause.PULL_TRANSIENT,
                Optional.of(TaskSketch.neverRan("1", 6, "TaskFailedToStart", "why")
                        .without(exited)
                        .with(TaskSketch.container(exited, 0))
                        .now()));
        assertThat(new HadEffect(true).holds(trouble)).isEqualTo(effect);
        assertThat(new HadEffect(false).holds(trouble)).isEqualTo(!effect);
        assertThat(new Reached(false).holds(trouble)).isTrue();
    }

    @Test
    void a_launch_that_was_refused_had_no_effect() {
        assertThat(new HadEffect(false).holds(Troubles.of(Cause.CAPACITY, Optional.empty())))
                .isTrue();
    }

    @Test
    void it_reached_running_or_it_did_not() {
        assertThat(new Reached(true).holds(Troubles.over(Cause.HOST, true))).isTrue();
        assertThat(new Reached(true).holds(Troubles.over(Cause.HOST, false))).isFalse();
        assertThat(new Reached(false).holds(Troubles.over(Cause.HOST, true))).isFalse();
        assertThat(new Reached(false).holds(Troubles.over(Cause.HOST, false))).isTrue();
        assertThat(new Reached(false).holds(Troubles.of(Cause.CAPACITY, Optional.empty())))
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
        assertThat(condition.holds(Troubles.of(Cause.HOST, Optional.of(task)))).isEqualTo(holds);
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
        FailureContext trouble = trouble(1, Duration.ZERO);
        assertThat(new Ran(Duration.ofSeconds(least), Duration.ofSeconds(most))
                        .holds(new FailureContext(
                                trouble.moment(),
                                trouble.cause(),
                                Optional.empty(),
                                Troubles.REQUEST,
                                trouble.attempt(),
                                new FailureContext.Elapsed(Duration.ZERO, ran))))
                .isEqualTo(holds);
    }

    private static FailureContext refused(Compute compute) {
        FailureContext trouble = trouble(1, Duration.ZERO);
        return new FailureContext(
                trouble.moment(),
                trouble.cause(),
                Optional.empty(),
                Troubles.REQUEST.with(compute),
                trouble.attempt(),
                trouble.elapsed());
    }

    @Test
    void a_range_is_not_empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(2, 1)).withMessageContaining("from 2 to 1");
        assertThat(new Range(2, 2)).isEqualTo(Range.of(2));
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

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static ExitCode codes(Sense sense, String container) {
        return new ExitCode(
                sense,
                List.of(Range.of(2), new Range(64, 78)),
                optional(container).map(Glob::new));
    }

    private static FailureContext ended(TaskSketch task) {
        return Troubles.of(Cause.EXIT_CODE, Optional.of(task.now()));
    }

    private static FailureContext trouble(int attempt, Duration age) {
        return new FailureContext(
                Moment.OVER,
                Classification.ofTask(Cause.HOST, Symptom.UNKNOWN, "test", "the evidence"),
                Optional.empty(),
                Troubles.REQUEST,
                attempt,
                new FailureContext.Elapsed(age, Optional.empty()));
    }
}
