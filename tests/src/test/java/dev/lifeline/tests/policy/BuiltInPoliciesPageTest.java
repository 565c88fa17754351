package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInPoliciesPageTest {
    private static final Path PAGE = SamplePolicies.DOCS.resolve("reference/built-in-policies.md");
    private static final Pattern CAUSE = Pattern.compile("`([A-Z_]+)`");

    static Stream<Rule> rules() {
        return DefaultPolicy.rules(PullBehavior.DEFAULT).stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_row_of_each_rule_has_its_causes(Rule rule) {
        String row = SamplePolicies.text(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `" + rule.name() + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page has no row for the rule " + rule.name()));
        assertThat(CAUSE.matcher(row).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(causes(rule));
    }

    private static List<String> causes(Rule rule) {
        return rule.when().stream()
                .filter(Condition.CauseIn.class::isInstance)
                .flatMap(condition -> ((Condition.CauseIn) condition).causes().stream())
                .map(Enum::name)
                .toList();
    }
}
