package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.Set;

/**
 * One rule of a policy: when it holds, and what then.
 *
 * @param name stands in the journal and tells a person which rule decided
 * @param causes the causes it is for; empty for every cause
 */
public record Rule(String name, Set<Cause> causes, Reach reach, Verdict then) {

    /** How far the attempt came: before RUNNING the program cannot have had an effect, so that a retry is safe. */
    public enum Reach {
        ANY,
        NEVER_RAN,
        RAN
    }

    public Rule {
        causes = Set.copyOf(causes);
    }

    /** Does the rule hold for this end of an attempt? */
    public boolean holds(Cause cause, boolean ran) {
        boolean reached = switch (reach) {
            case ANY -> true;
            case NEVER_RAN -> !ran;
            case RAN -> ran;
        };
        return reached && (causes.isEmpty() || causes.contains(cause));
    }
}
