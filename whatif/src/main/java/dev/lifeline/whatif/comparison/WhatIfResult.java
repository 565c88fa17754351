package dev.lifeline.whatif.comparison;

import java.util.List;
import java.util.Map;

/**
 * The result of a comparison.
 *
 * @param runs how many were compared
 * @param decided how many of them the new policy decides about
 * @param drawn how many have attempts that nobody saw
 * @param sampled how many of those were drawn, each for several if there are too many
 * @param draws how often
 * @param differing how many differ, on average of the draws
 * @param before the totals as they were, or under the old policy
 * @param rules of both policies
 */
public record WhatIfResult(
        long runs,
        long decided,
        long drawn,
        long sampled,
        int draws,
        double differing,
        Map<Measure, Estimate> before,
        Map<Measure, Estimate> after,
        Map<Measure, Estimate> change,
        List<DifferenceGroup> groups,
        List<DifferentRun> most,
        List<RuleUse> rules,
        Caveats caveats) {

    public WhatIfResult {
        groups = List.copyOf(groups);
        most = List.copyOf(most);
        rules = List.copyOf(rules);
    }

    /** Whether two policies are compared, and not one with what happened. */
    public boolean isAgainstPolicy() {
        return rules.stream().anyMatch(rule -> rule.before().isPresent());
    }

    /** The total as it was, or under the old policy. */
    public Estimate before(Measure measure) {
        return before.getOrDefault(measure, Estimate.NONE);
    }

    /** The total under the new policy. */
    public Estimate after(Measure measure) {
        return after.getOrDefault(measure, Estimate.NONE);
    }
}
