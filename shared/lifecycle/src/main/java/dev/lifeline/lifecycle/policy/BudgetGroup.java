package dev.lifeline.lifecycle.policy;

/**
 * What a retry is charged to. Each group counts by itself, so that platform faults never spend the attempts of the
 * user's own.
 */
public enum BudgetGroup {
    /** Images that could not be pulled. */
    PULL,
    /** Attempts that never ran for another reason. */
    START,
    /** Programs that ran and failed. */
    EXIT,
    /** Faults of the platform: host, Spot, capacity, throttling. */
    HOST
}
