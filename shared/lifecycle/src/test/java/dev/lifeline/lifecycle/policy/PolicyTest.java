package dev.lifeline.lifecycle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Condition.Reached;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Rule NEVER_RAN = new Rule(
            "1", List.of(new CauseIn(Set.of(Cause.HOST)), new Reached(false)), new Verdict.Retry(BudgetGroup.HOST));
    private static final Rule RAN = new Rule(
            "2", List.of(new CauseIn(Set.of(Cause.HOST, Cause.HEALTH)), new Reached(true)), new Verdict.Fail());
    private static final Rule ANY = new Rule("3", List.of(), new Verdict.Retry(BudgetGroup.EXIT));

    @ParameterizedTest(name = "{0}, ran {1}: rule {2}")
    @CsvSource({
        "HOST,   false, 1", "HOST,   true, 2",
        "HEALTH, false, 3", "HEALTH, true, 2",
        "THROTTLED, false, 3", "THROTTLED, true, 3",
    })
    void the_first_rule_that_holds_decides(Cause cause, boolean ran, String rule) {
        assertThat(policy(NEVER_RAN, RAN, ANY)
                        .ruleFor(FailureContexts.over(cause, ran))
                        .name())
                .isEqualTo(rule);
        assertThat(policy(ANY, NEVER_RAN, RAN).ruleFor(FailureContexts.over(cause, ran)))
                .isEqualTo(ANY);
    }

    @Test
    void without_a_rule_that_holds_the_run_fails() {
        Rule rule = policy(NEVER_RAN).ruleFor(FailureContexts.over(Cause.HOST, true));
        assertThat(rule.then()).isEqualTo(new Verdict.Fail());
        assertThat(rule.name()).isEqualTo("none-holds");
    }

    @Test
    void a_budget_that_the_policy_does_not_name_pays_for_nothing() {
        assertThat(policy().budget(BudgetGroup.PULL)).isEqualTo(new Budget(0, Backoff.NONE));
    }

    private static Policy policy(Rule... rules) {
        return new Policy(
                "test",
                1,
                Mode.ENFORCE,
                PullBehavior.DEFAULT,
                List.of(rules),
                Map.of(),
                Timeouts.NONE,
                Optional.empty());
    }
}
