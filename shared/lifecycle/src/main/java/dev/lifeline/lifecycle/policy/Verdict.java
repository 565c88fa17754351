package dev.lifeline.lifecycle.policy;

/** What a rule says about an attempt that ended. */
public sealed interface Verdict {

    /** Launch another attempt, after the group's back-off, as long as its budget lasts. */
    record Retry(BudgetGroup budget) implements Verdict {}

    /** The run has failed. */
    record Fail() implements Verdict {}
}
