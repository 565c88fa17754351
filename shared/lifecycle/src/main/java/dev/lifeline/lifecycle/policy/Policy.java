package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import java.util.List;
import java.util.Map;

/**
 * What to do about the failures of a run.
 *
 * @param version grows with every change of the document; 0 for a built-in policy
 * @param pull what a pull error means for a task that goes on (the ECS agent's image pull behaviour)
 * @param rules in order: the first that holds decides
 */
public record Policy(String name, int version, PullBehavior pull, List<Rule> rules, Map<BudgetGroup, Budget> budgets) {

    private static final Rule LAST = new Rule("none-holds", java.util.Set.of(), Rule.Reach.ANY, new Verdict.Fail());

    public Policy {
        rules = List.copyOf(rules);
        budgets = Map.copyOf(budgets);
    }

    /** The first rule that holds; where none does, one that fails the run. */
    public Rule ruleFor(Cause cause, boolean ran) {
        return rules.stream().filter(rule -> rule.holds(cause, ran)).findFirst().orElse(LAST);
    }

    /** The group's budget; none where the policy does not name one. */
    public Budget budget(BudgetGroup group) {
        return budgets.getOrDefault(group, new Budget(0, Backoff.NONE));
    }
}
