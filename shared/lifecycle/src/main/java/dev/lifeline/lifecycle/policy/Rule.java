package dev.lifeline.lifecycle.policy;

import java.util.List;

/**
 * One rule of a policy: its conditions and its verdict.
 *
 * @param name shown in the journal
 * @param when all of these must hold; empty for a rule that always matches
 */
public record Rule(String name, List<Condition> when, Verdict then) {

    public Rule {
        when = List.copyOf(when);
    }

    /** Whether its verdict is possible: a rule can ignore a failure only while the attempt is alive. */
    boolean canDecide(FailureContext context) {
        return !(then instanceof Verdict.Ignore && context.moment() == FailureFacts.Moment.OVER);
    }

    /** Whether the rule decides about the failure. */
    boolean holds(FailureContext context) {
        if (!canDecide(context)) {
            return false;
        }
        for (Condition condition : when) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }
}
