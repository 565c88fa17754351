package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Policies for tests. */
final class Policies {
    /** One second before each retry. */
    static final Backoff SECOND =
            new Backoff(Backoff.Growth.CONSTANT, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), Backoff.Jitter.NONE);

    /** Nine retries. */
    static final Budget NINE = new Budget(9, SECOND);

    private Policies() {}

    /** These rules, nine retries of each budget, no time limits. */
    static Policy of(Rule... rules) {
        return new Policy(
                "test",
                1,
                Mode.ENFORCE,
                PullBehavior.DEFAULT,
                List.of(rules),
                Arrays.stream(BudgetGroup.values()).collect(Collectors.toMap(Function.identity(), group -> NINE)),
                Timeouts.NONE,
                Optional.empty());
    }

    static Policy with(Policy policy, Mode mode) {
        return new Policy(
                policy.name(),
                policy.version(),
                mode,
                policy.pull(),
                policy.rules(),
                policy.budgets(),
                policy.timeouts(),
                policy.shadow());
    }

    static Policy with(Policy policy, Timeouts timeouts) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.mode(),
                policy.pull(),
                policy.rules(),
                policy.budgets(),
                timeouts,
                policy.shadow());
    }

    static Policy with(Policy policy, Map<BudgetGroup, Budget> budgets) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.mode(),
                policy.pull(),
                policy.rules(),
                budgets,
                policy.timeouts(),
                policy.shadow());
    }
}
