package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What would differ in a run under its shadow, while both policies decide the same: its spent retries and its limits.
 * Everything else is the run's.
 *
 * @param policy the compared version, for the rest of the run
 * @param since when the comparison began: when the run was created, unless the shadow was unreadable then
 * @param parting where the policies decided differently; after that nothing is compared
 */
public record ShadowLife(
        PolicyRef policy,
        Instant since,
        Map<BudgetGroup, Spent> spent,
        Watch watch,
        Optional<Instant> endBy,
        Optional<Parting> parting) {

    public ShadowLife {
        spent = Map.copyOf(spent);
    }

    /**
     * The first decision that the shadow would have made differently.
     *
     * @param at when the shadow would have made it
     * @param instead what it would have decided, in words
     * @param further what is known, or guessed, about the run under the shadow after that
     */
    public record Parting(Instant at, int attempt, String instead, String further) {}

    /** The same with another watch. */
    ShadowLife watching(Watch other) {
        return new ShadowLife(policy, since, spent, other, endBy, parting);
    }

    public ShadowLife parting(Parting where) {
        return new ShadowLife(policy, since, spent, watch, endBy, Optional.of(where));
    }
}
