package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What would be different of a run if it lived under its shadow, for as long as both policies decide the same: what its
 * retries have spent, and its limits. All else is the run's own.
 *
 * @param policy the version that is compared, for the rest of the run
 * @param since when the comparison began: when the run was created, unless the shadow could not be read then
 * @param parting where the policies decided differently, after which nothing is compared any more
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
     * The first decision that the shadow would have made otherwise.
     *
     * @param at when it would have made it
     * @param instead what it would have decided, in words
     * @param further what is known, or guessed, of the run's life under the shadow from there on
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
