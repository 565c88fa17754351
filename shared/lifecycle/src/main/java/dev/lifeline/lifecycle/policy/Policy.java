package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.container.PullBehavior;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about the failures of a run.
 *
 * @param version grows with every change of the document; 0 for a built-in policy
 * @param pull what a pull error means for a task that continues (the ECS agent's image pull behavior)
 * @param rules in order: the first that matches decides
 * @param shadow the name of another policy, which is compared with this one and decides nothing
 */
public record Policy(
        String name,
        int version,
        Mode mode,
        PullBehavior pull,
        List<Rule> rules,
        Map<BudgetGroup, Budget> budgets,
        Timeouts timeouts,
        Optional<String> shadow) {

    private static final Rule LAST = new Rule("none-holds", List.of(), new Verdict.Fail());
    private static final Budget NONE = new Budget(0, Backoff.NONE);

    public Policy {
        rules = List.copyOf(rules);
        budgets = Map.copyOf(budgets);
    }

    /** The first rule that matches; if none does, one that fails the run. */
    public Rule ruleFor(FailureContext context) {
        for (Rule rule : rules) {
            if (rule.holds(context)) {
                return rule;
            }
        }
        return LAST;
    }

    /** The same in another mode. */
    public Policy in(Mode other) {
        return new Policy(name, version, other, pull, rules, budgets, timeouts, shadow);
    }

    /** The same with other limits. */
    public Policy within(Timeouts other) {
        return new Policy(name, version, mode, pull, rules, budgets, other, shadow);
    }

    /** The same with another budget of a group. */
    public Policy with(BudgetGroup group, Budget other) {
        Map<BudgetGroup, Budget> changed = new HashMap<>(budgets);
        changed.put(group, other);
        return new Policy(name, version, mode, pull, rules, changed, timeouts, shadow);
    }

    /** The same with other rules. */
    public Policy with(List<Rule> others) {
        return new Policy(name, version, mode, pull, others, budgets, timeouts, shadow);
    }

    /** The group's budget; empty if the policy has none. */
    public Budget budget(BudgetGroup group) {
        return budgets.getOrDefault(group, NONE);
    }
}
