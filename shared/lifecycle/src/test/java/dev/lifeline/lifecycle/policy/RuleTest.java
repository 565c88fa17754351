package dev.lifeline.lifecycle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Condition.Reached;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @ParameterizedTest(name = "{0}, ran {1}: {2}")
    @CsvSource({"HOST, true, true", "HOST, false, false", "HEALTH, true, false", "HEALTH, false, false"})
    void a_rule_holds_when_all_that_it_asks_does(Cause cause, boolean ran, boolean holds) {
        Rule rule = new Rule("both", List.of(new CauseIn(Set.of(Cause.HOST)), new Reached(true)), new Verdict.Fail());
        assertThat(rule.holds(FailureContexts.over(cause, ran))).isEqualTo(holds);
    }

    @Test
    void a_rule_that_asks_nothing_always_holds() {
        assertThat(new Rule("any", List.of(), new Verdict.Fail()).holds(FailureContexts.over(Cause.UNKNOWN, false)))
                .isTrue();
    }

    @Test
    void an_end_cannot_be_ignored_so_that_the_next_rule_decides() {
        Rule ignore = new Rule("ignore", List.of(), new Verdict.Ignore());
        FailureContext over = FailureContexts.over(Cause.HOST, true);
        FailureContext alive = new FailureContext(
                FailureFacts.of(Moment.ALIVE, over.attempt(), Optional.empty(), FailureContexts.REQUEST),
                over.cause(),
                FailureContexts.REQUEST.essentials(),
                over.elapsed());
        assertThat(ignore.holds(alive)).isTrue();
        assertThat(ignore.holds(over)).isFalse();
    }
}
