package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that nearly decided: it comes before the one that did, and exactly one of its conditions did not hold. A rule
 * that only names other causes is not near.
 *
 * @param missing the condition that did not hold
 */
public record NearMiss(Rule rule, Condition missing) {

    /** The near misses of a policy, in its order. */
    public static List<NearMiss> of(Policy policy, FailureContext context) {
        List<NearMiss> near = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            if (rule.holds(context)) {
                return near;
            }
            List<Condition> missing = rule.when().stream()
                    .filter(condition -> !condition.holds(context))
                    .toList();
            boolean onlyNamesCauses = rule.when().size() == 1 && rule.when().getFirst() instanceof CauseIn;
            if (missing.size() == 1 && !onlyNamesCauses && rule.canDecide(context)) {
                near.add(new NearMiss(rule, missing.getFirst()));
            }
        }
        return near;
    }

    /** The same rule without the condition. */
    public Rule met() {
        return new Rule(
                rule.name(),
                rule.when().stream()
                        .filter(condition -> !condition.equals(missing))
                        .toList(),
                rule.then());
    }
}
