package dev.lifeline.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Condition.ExitCode;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyParserTest {

    @Test
    void a_name_alone_is_the_built_in_policy_under_that_name() {
        assertThat(Documents.valid("{'name': 'p'}"))
                .isEqualTo(new PolicyDocument(
                        new Policy(
                                "p",
                                0,
                                Mode.ENFORCE,
                                PullBehavior.DEFAULT,
                                DefaultPolicy.rules(PullBehavior.DEFAULT),
                                DefaultPolicy.budgets(),
                                Timeouts.NONE,
                                Optional.empty()),
                        List.of(),
                        LaunchTemplate.NONE));
    }

    @TestFactory
    Stream<DynamicTest> conditions() {
        return table(Map.ofEntries(
                        Map.entry(
                                "'cause': ['HOST', 'TIMEOUT']",
                                new Condition.CauseIn(Set.of(Cause.HOST, Cause.TIMEOUT))),
                        Map.entry("'cause': 'HOST'", new Condition.CauseIn(Set.of(Cause.HOST))),
                        Map.entry(
                                "'exitCode': [70, '64-69', 2]",
                                new ExitCode(
                                        ExitCode.Sense.IN, List.of(Range.of(2), new Range(64, 70)), Optional.empty())),
                        Map.entry(
                                "'exitCode': {'not': 0}, 'container': 'app*'",
                                new ExitCode(
                                        ExitCode.Sense.NOT_IN, List.of(Range.of(0)), Optional.of(new Glob("app*")))),
                        Map.entry("'container': 'app'", new Condition.ContainerLike(new Glob("app"))),
                        Map.entry("'reason': '*disk*'", new Condition.ReasonLike(new Glob("*disk*"))),
                        Map.entry(
                                "'stopCode': 'SpotInterruption'",
                                new Condition.StopCodeIn(Set.of(StopCode.KnownStopCode.SPOT_INTERRUPTION))),
                        Map.entry("'attempt': 3", new Condition.AttemptIn(Range.of(3))),
                        Map.entry("'attempt': '2-5'", new Condition.AttemptIn(new Range(2, 5))),
                        Map.entry("'attempt': '2-'", new Condition.AttemptIn(new Range(2, Integer.MAX_VALUE))),
                        Map.entry("'attempt': '-5'", new Condition.AttemptIn(new Range(1, 5))),
                        Map.entry("'reached': 'running'", new Condition.Reached(true)),
                        Map.entry("'reached': 'never'", new Condition.Reached(false)),
                        Map.entry("'hadEffect': true", new Condition.HadEffect(true)),
                        Map.entry("'hadEffect': false", new Condition.HadEffect(false)),
                        Map.entry("'on': 'mine'", new Condition.RunsOn(Set.of("mine"))),
                        Map.entry("'age': {'max': '6h'}", new Condition.Age(Duration.ZERO, Duration.ofHours(6))),
                        Map.entry(
                                "'ran': {'min': '5m', 'max': '1h'}",
                                new Condition.Ran(Duration.ofMinutes(5), Duration.ofHours(1)))))
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(first(Documents.rule("{'when': {" + row.getKey() + "}, 'then': 'fail'}"))
                                        .when())
                                .containsExactly(row.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> verdicts() {
        return table(Map.of(
                        "'then': 'fail'", new Verdict.Fail(),
                        "'then': 'stop'", new Verdict.StopAttempt(),
                        "'then': 'ignore'", new Verdict.Ignore(),
                        "'then': 'succeed'", new Verdict.Succeed(),
                        "'then': 'retry', 'budget': 'host'", new Verdict.Retry(BudgetGroup.HOST),
                        "'then': 'retry', 'budget': 'pull', 'delay': '90s'",
                                new Verdict.Retry(
                                        BudgetGroup.PULL,
                                        Optional.of(constant(Duration.ofSeconds(90), Jitter.NONE)),
                                        LaunchChange.NONE),
                        "'then': 'retry', 'budget': 'exit', 'backoff': {'kind': 'constant', 'initial': '1m'}",
                                new Verdict.Retry(
                                        BudgetGroup.EXIT,
                                        Optional.of(constant(Duration.ofMinutes(1), Jitter.EQUAL)),
                                        LaunchChange.NONE),
                        "'then': 'retry', 'budget': 'exit', 'launch': {'capacityProvider': 'FARGATE', 'subnets': 'rotate', 'memory': {'factor': 2, 'max': 30720}}",
                                retry(new LaunchChange(
                                        Optional.of(new Compute.OnProviders(
                                                List.of(new Compute.StrategyItem("FARGATE", 0, 1)))),
                                        Subnets.ROTATE,
                                        Optional.empty(),
                                        Optional.of(new Scaling(2, 30720)))),
                        "'then': 'retry', 'budget': 'exit', 'launch': {'launchType': 'EC2'}",
                                retry(new LaunchChange(
                                        Optional.of(new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2)),
                                        Subnets.KEEP,
                                        Optional.empty(),
                                        Optional.empty()))))
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(first(Documents.rule("{" + row.getKey() + "}"))
                                        .then())
                                .isEqualTo(row.getValue())));
    }

    @Test
    void a_retry_without_budget_is_charged_to_the_group_of_its_cause() {
        assertThat(first(Documents.rule("{'when': {'cause': ['PULL_DENIED', 'PULL_NOT_FOUND']}, 'then': 'retry'}"))
                        .then())
                .isEqualTo(new Verdict.Retry(BudgetGroup.PULL));
        assertThat(own("{'when': {'cause': ['HOST', 'HEALTH'], 'attempt': 1}, 'then': 'retry'}"))
                .containsExactly(
                        rule("rule-1", Cause.HEALTH, BudgetGroup.EXIT), rule("rule-1", Cause.HOST, BudgetGroup.HOST));
        assertThat(own("{'then': 'retry'}")).hasSize(4);
    }

    @Test
    void the_users_rules_stand_before_the_built_in_ones_and_are_named_by_their_place() {
        assertThat(Documents.valid(Documents.rule(
                                "{'name': 'x', 'when': {'attempt': 1}, 'then': 'fail'}, {'then': 'succeed'}"))
                        .policy()
                        .rules())
                .extracting(Rule::name)
                .containsExactly(
                        "x",
                        "rule-2",
                        "stopped-on-purpose",
                        "never-will",
                        "platform",
                        "pull-again",
                        "never-ran",
                        "ran-and-failed");
    }

    @Test
    void budgets_keep_what_is_not_named() {
        Policy policy = Documents.valid("""
                {'name': 'p', 'budgets': {
                  'host': {'attempts': 'unlimited', 'window': '1h', 'within': '1d', 'resetAfter': '10m'},
                  'pull': {'backoff': {'kind': 'fibonacci', 'initial': '10m'}}}}""").policy();
        assertThat(policy.budget(BudgetGroup.HOST))
                .isEqualTo(new Budget(
                        Budget.UNLIMITED,
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(Duration.ofDays(1)),
                        Optional.of(Duration.ofMinutes(10)),
                        BudgetShape.builtIn(BudgetGroup.HOST).backoff()));
        assertThat(policy.budget(BudgetGroup.PULL))
                .isEqualTo(new Budget(
                        5,
                        new Backoff(
                                Growth.FIBONACCI, Duration.ofMinutes(10), 1, Duration.ofMinutes(10), Jitter.EQUAL)));
        assertThat(policy.budget(BudgetGroup.EXIT)).isEqualTo(BudgetShape.builtIn(BudgetGroup.EXIT));
    }

    @Test
    void the_rest_of_the_document() {
        PolicyDocument document = Documents.valid("""
                {'name': 'p', 'mode': 'shadow', 'shadow': 'q', 'imagePull': {'behavior': 'once'},
                 'match': [{'cluster': 'prod', 'launchType': 'FARGATE'}],
                 'timeouts': {'running': '6h', 'stopping': '300s', 'run': '24h'},
                 'launch': {'networkConfiguration': {'awsvpcConfiguration': {'subnets': ['subnet-1']}},
                            'tags': {'a': 'b'}}}""");
        assertThat(document.policy().mode()).isEqualTo(Mode.SHADOW);
        assertThat(document.policy().shadow()).contains("q");
        assertThat(document.policy().pull()).isEqualTo(PullBehavior.ONCE);
        assertThat(document.policy().rules()).isEqualTo(DefaultPolicy.rules(PullBehavior.ONCE));
        assertThat(document.policy().timeouts())
                .isEqualTo(new Timeouts(
                        Map.of(
                                EcsStatus.Known.RUNNING, Duration.ofHours(6),
                                EcsStatus.Known.STOPPING, Duration.ofMinutes(5)),
                        Optional.of(Duration.ofDays(1))));
        assertThat(document.match())
                .containsExactly(new TaskSelector(
                        Optional.of(new Glob("prod")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE)));
        assertThat(document.launch())
                .isEqualTo(new LaunchTemplate(
                        Optional.of(new Network(List.of("subnet-1"), List.of(), false)), Map.of("a", "b")));
    }

    @Test
    void what_always_holds_is_no_condition() {
        assertThat(first(
                                Documents.rule(
                                        "{'when': {'attempt': '1-', 'age': {'min': '0s'}, 'ran': {'min': '0s'}}, 'then': 'fail'}"))
                        .when())
                .isEmpty();
    }

    private static <T> Stream<Map.Entry<String, T>> table(Map<String, T> rows) {
        return rows.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    private static Verdict retry(LaunchChange change) {
        return new Verdict.Retry(BudgetGroup.EXIT, Optional.empty(), change);
    }

    private static Backoff constant(Duration delay, Jitter jitter) {
        return new Backoff(Growth.CONSTANT, delay, 1, delay, jitter);
    }

    private static Rule rule(String name, Cause cause, BudgetGroup group) {
        return new Rule(
                name,
                List.of(new Condition.CauseIn(Set.of(cause)), new Condition.AttemptIn(Range.of(1))),
                new Verdict.Retry(group));
    }

    private static Rule first(String document) {
        return Documents.valid(document).policy().rules().getFirst();
    }

    private static List<Rule> own(String rule) {
        return Documents.valid(Documents.rule(rule)).ownRules();
    }
}
