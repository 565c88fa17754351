package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.policy.BudgetGroup;

/** The default budget of each cause. */
final class BudgetOfCause {
    private BudgetOfCause() {}

    static BudgetGroup of(Cause cause) {
        return switch (cause) {
            case PULL_TRANSIENT, PULL_RATE_LIMITED, PULL_NOT_FOUND, PULL_DENIED -> BudgetGroup.PULL;
            case EXIT_CODE, OUT_OF_MEMORY, HEALTH -> BudgetGroup.EXIT;
            case HOST, SPOT_INTERRUPTION, CAPACITY, THROTTLED -> BudgetGroup.HOST;
            case INIT_TRANSIENT,
                    INIT_PERMANENT,
                    START_TRANSIENT,
                    START_PERMANENT,
                    TIMEOUT,
                    UNKNOWN,
                    USER_STOP,
                    SCHEDULER_STOP,
                    LAUNCH_REJECTED -> BudgetGroup.START;
        };
    }
}
