package dev.lifeline.lifecycle.identity;

import dev.lifeline.lifecycle.policy.Policy;
import java.util.Optional;

/**
 * Which events about a run's tasks the deployment's rule takes. A task says so itself, in its {@code startedBy}: a rule
 * sees one event, and knows no policy.
 */
public enum Coverage {
    /**
     * Those on which a decision may rest: the states from RUNNING on but STOPPING, and before it what a container says
     * of its end, on which instance the task is, and that ECS stops it.
     */
    DECISIVE,

    /** Every state, since one of those before RUNNING is limited. */
    EVERY_STATE;

    /** What a run needs that begins under this policy, beside this shadow. */
    public static Coverage of(Policy policy, Optional<Policy> shadow) {
        boolean limited = policy.timeouts().limitsStart()
                || shadow.filter(other -> other.timeouts().limitsStart()).isPresent();
        return limited ? EVERY_STATE : DECISIVE;
    }

    /** A shadow that was put later is compared by what is seen of the run. */
    public Policy seenBy(Policy shadow) {
        return switch (this) {
            case DECISIVE -> shadow.within(shadow.timeouts().withoutStart());
            case EVERY_STATE -> shadow;
        };
    }
}
