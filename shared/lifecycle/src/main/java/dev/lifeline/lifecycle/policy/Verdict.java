package dev.lifeline.lifecycle.policy;

import java.util.Optional;

/** A rule's verdict about a failure. */
public sealed interface Verdict {

    /**
     * Launch another attempt, if the budget has one left.
     *
     * @param backoff the back-off to use instead of the budget's
     * @param change the changes of the next launch
     */
    record Retry(BudgetGroup budget, Optional<Backoff> backoff, LaunchChange change) implements Verdict {
        public Retry(BudgetGroup budget) {
            this(budget, Optional.empty(), LaunchChange.NONE);
        }
    }

    /** The run has failed. */
    record Fail() implements Verdict {}

    /** The run has failed, and the attempt is stopped now, even if it would continue. */
    record StopAttempt() implements Verdict {}

    /** Not a failure: a live attempt continues. */
    record Ignore() implements Verdict {}

    /** It counts as success. */
    record Succeed() implements Verdict {}
}
