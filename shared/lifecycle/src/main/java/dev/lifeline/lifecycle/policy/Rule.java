package dev.lifeline.lifecycle.policy;

import java.util.List;

/**
 * One rule of a policy: when it holds, and what then.
 *
 * @param name stands in the journal and tells a person which rule decided
 * @param when all of these must hold; none for a rule that always does
 */
public record Rule(String name, List<Condition> when, Verdict then) {

    public Rule {
        when = List.copyOf(when);
    }

    /** Whether the rule decides over the trouble. One that ignores it can do so only while the attempt lives. */
    boolean holds(FailureContext trouble) {
        if (then instanceof Verdict.Ignore && trouble.moment() == FailureContext.Moment.OVER) {
            return false;
        }
        for (Condition condition : when) {
            if (!condition.holds(trouble)) {
                return false;
            }
        }
        return true;
    }
}
