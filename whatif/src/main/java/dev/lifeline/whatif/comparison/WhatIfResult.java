package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param untried the causes after which no retry was observed, though one policy retries them
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
        Set<Cause> untried) {

    public WhatIfResult {
        groups = List.copyOf(groups);
        most = List.copyOf(most);
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
