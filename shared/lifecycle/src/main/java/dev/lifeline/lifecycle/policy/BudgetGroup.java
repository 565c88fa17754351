package dev.lifeline.lifecycle.policy;

/**
 * The budget that a retry is charged to. Each group counts separately, so that platform faults never spend the user's
 * retries.
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
