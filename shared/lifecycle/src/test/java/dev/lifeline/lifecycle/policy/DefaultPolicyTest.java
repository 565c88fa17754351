package dev.lifeline.lifecycle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultPolicyTest {
    /** What the built-in policy does about each cause: before the program ran, and after. */
    @ParameterizedTest(name = "{0}: never ran {1}, ran {2}")
    @CsvSource({
        "PULL_TRANSIENT,    retry PULL,  retry EXIT",
        "PULL_RATE_LIMITED, retry PULL,  retry EXIT",
        "PULL_NOT_FOUND,    fail,        fail",
        "PULL_DENIED,       fail,        fail",
        "INIT_TRANSIENT,    retry START, retry EXIT",
        "INIT_PERMANENT,    fail,        fail",
        "START_TRANSIENT,   retry START, retry EXIT",
        "START_PERMANENT,   fail,        fail",
        "CAPACITY,          retry HOST,  retry HOST",
        "THROTTLED,         retry HOST,  retry HOST",
        "SPOT_INTERRUPTION, retry HOST,  retry HOST",
        "HOST,              retry HOST,  retry HOST",
        "OUT_OF_MEMORY,     retry START, retry EXIT",
        "EXIT_CODE,         retry START, retry EXIT",
        "HEALTH,            retry START, retry EXIT",
        "TIMEOUT,           retry START, retry EXIT",
        "USER_STOP,         fail,        fail",
        "SCHEDULER_STOP,    fail,        fail",
        "LAUNCH_REJECTED,   fail,        fail",
        "UNKNOWN,           retry START, retry EXIT",
    })
    void each_cause_has_its_verdict(Cause cause, String neverRan, String ran) {
        Policy policy = DefaultPolicy.named("default").orElseThrow();
        assertThat(words(policy.ruleFor(FailureContexts.over(cause, false)).then()))
                .isEqualTo(neverRan);
        assertThat(words(policy.ruleFor(FailureContexts.over(cause, true)).then()))
                .isEqualTo(ran);
    }

    /** The task never was RUNNING; {@code app} is essential. */
    @ParameterizedTest(name = "{0}, {1} exited: {2}")
    @CsvSource({
        "PULL_TRANSIENT,    app,  retry EXIT",
        "PULL_TRANSIENT,    side, retry PULL",
        "PULL_RATE_LIMITED, app,  retry EXIT",
        "PULL_RATE_LIMITED, side, retry PULL",
        "START_TRANSIENT,   app,  retry EXIT",
        "START_TRANSIENT,   side, retry START",
        "HOST,              app,  retry HOST",
    })
    void a_program_that_may_have_run_is_not_run_again_though_its_task_never_was_RUNNING(
            Cause cause, String exited, String verdict) {
        FailureContext context = FailureContexts.of(
                cause,
                Optional.of(TaskSketch.task("1", 6, "STOPPED")
                        .without(exited)
                        .with(TaskSketch.container(exited, 143))
                        .now()));
        assertThat(words(DefaultPolicy.named("default")
                        .orElseThrow()
                        .ruleFor(context)
                        .then()))
                .isEqualTo(verdict);
    }

    @Test
    void there_are_no_other_causes_than_those_above() throws NoSuchMethodException {
        String[] rows = DefaultPolicyTest.class
                .getDeclaredMethod("each_cause_has_its_verdict", Cause.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(rows)
                .extracting(row -> row.substring(0, row.indexOf(',')))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cause.values()).map(Cause::name).toList());
    }

    @ParameterizedTest
    @CsvSource({"PULL, 5", "START, 3", "EXIT, 0", "HOST, 20"})
    void each_group_has_its_budget(BudgetGroup group, int retries) {
        assertThat(DefaultPolicy.named("default").orElseThrow().budget(group).retries())
                .isEqualTo(retries);
    }

    @ParameterizedTest
    @EnumSource(BudgetGroup.class)
    void a_document_changes_the_same_budgets(BudgetGroup group) {
        assertThat(DefaultPolicy.budgets())
                .containsEntry(
                        group, DefaultPolicy.named("default").orElseThrow().budget(group));
    }

    @ParameterizedTest
    @EnumSource(PullBehavior.class)
    void there_is_one_for_each_image_pull_behaviour_under_the_agents_word(PullBehavior pull) {
        Policy policy = DefaultPolicy.named(pull.word()).orElseThrow();
        assertThat(policy.name()).isEqualTo(pull.word());
        assertThat(policy.pull()).isEqualTo(pull);
        assertThat(policy.version()).isZero();
    }

    @Test
    void no_other_name_is_built_in() {
        assertThat(DefaultPolicy.named("DEFAULT")).isEmpty();
        assertThat(DefaultPolicy.named("")).isEmpty();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Retry retry -> "retry " + retry.budget();
            case Verdict.Fail fail -> "fail";
            case Verdict.StopAttempt stop -> "stop";
            case Verdict.Ignore ignore -> "ignore";
            case Verdict.Succeed succeed -> "succeed";
        };
    }
}
