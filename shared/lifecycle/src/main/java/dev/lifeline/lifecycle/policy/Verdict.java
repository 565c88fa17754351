package dev.lifeline.lifecycle.policy;

import java.util.Optional;

/** What a rule says about a trouble. */
public sealed interface Verdict {

    /**
     * Launch another attempt, as long as the budget lasts.
     *
     * @param backoff how long to wait instead of what the budget says
     * @param change what is different about the next launch
     */
    record Retry(BudgetGroup budget, Optional<Backoff> backoff, LaunchChange change) implements Verdict {
        public Retry(BudgetGroup budget) {
            this(budget, Optional.empty(), LaunchChange.NONE);
        }
    }

    /** The run has failed. */
    record Fail() implements Verdict {}

    /** The run has failed, and what is left of the attempt is stopped now, even where it would go on by itself. */
    record StopAttempt() implements Verdict {}

    /** It is no end: an attempt that lives is left to go on. */
    record Ignore() implements Verdict {}

    /** It counts as success. */
    record Succeed() implements Verdict {}
}
