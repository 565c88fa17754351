package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules nearly decide, under all built-in policies and all samples, about failures of every cause. */
class NearMissesTest {
    static Stream<Policy> policies() {
        return Stream.concat(
                Arrays.stream(PullBehavior.values())
                        .map(pull -> DefaultPolicy.named(pull.word()).orElseThrow()),
                SamplePolicies.all().stream()
                        .map(file -> SamplePolicies.valid(new PolicyParser()
                                        .parse(SamplePolicies.json(SamplePolicies.text(file))
                                                .toString()))
                                .policy()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_near_rule_comes_before_the_one_that_decides_and_decides_without_its_missing_condition(Policy policy) {
        failures().forEach(failure -> {
            Rule decides = policy.ruleFor(failure);
            int end = policy.rules().contains(decides)
                    ? policy.rules().indexOf(decides)
                    : policy.rules().size();
            for (NearMiss near : NearMiss.of(policy, failure)) {
                assertThat(policy.rules().indexOf(near.rule())).isBetween(0, end - 1);
                assertThat(near.missing().holds(failure)).isFalse();
                assertThat(near.met().when()).allMatch(condition -> condition.holds(failure));
                List<Rule> rules = new ArrayList<>(policy.rules());
                rules.set(rules.indexOf(near.rule()), near.met());
                assertThat(policy.with(rules).ruleFor(failure)).isEqualTo(near.met());
            }
        });
    }

    /** Every cause, of a task that never ran and of one that ran, in a first attempt and in a late one. */
    private static Stream<FailureContext> failures() {
        Optional<String> exited = Optional.of("Essential container in task exited");
        List<EcsTask> tasks = List.of(
                Runs.task(1, 3, "STOPPED", Optional.of("Task failed to start")), Runs.task(1, 3, "STOPPED", exited));
        return Arrays.stream(Cause.values())
                .flatMap(cause ->
                        tasks.stream().flatMap(task -> Stream.of(1, 4).map(attempt -> failure(cause, task, attempt))));
    }

    private static FailureContext failure(Cause cause, EcsTask task, int attempt) {
        return new FailureContext(
                FailureFacts.of(FailureFacts.Moment.OVER, attempt, Optional.of(task), Runs.REQUEST),
                Classification.ofTask(cause, Symptom.UNKNOWN, "test", "evidence"),
                Runs.REQUEST.essentials(),
                new FailureContext.Elapsed(Duration.ofMinutes(attempt), task.running(Runs.NOON.plusSeconds(60))));
    }
}
