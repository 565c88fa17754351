package dev.lifeline.lifecycle.identity;

import dev.lifeline.lifecycle.policy.Policy;
import java.util.Optional;

/**
 * Which events about a run's tasks the deployment's rule matches. The task's {@code startedBy} says so, because a rule
 * sees one event and no policy.
 */
public enum Coverage {
    /**
     * The events on which a decision may depend: the states from RUNNING on except STOPPING; before it, a container's
     * reason or exit code, the task's instance, and that ECS stops it.
     */
    DECISIVE,

    /** Every state, because one before RUNNING is limited. */
    EVERY_STATE;

    /** The coverage for a new run under this policy and shadow. */
    public static Coverage of(Policy policy, Optional<Policy> shadow) {
        boolean limited = policy.timeouts().limitsStart()
                || shadow.filter(other -> other.timeouts().limitsStart()).isPresent();
        return limited ? EVERY_STATE : DECISIVE;
    }

    /** A shadow that was put later is compared with what is seen of the run. */
    public Policy seenBy(Policy shadow) {
        return switch (this) {
            case DECISIVE -> shadow.within(shadow.timeouts().withoutStart());
            case EVERY_STATE -> shadow;
        };
    }
}
