package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that differ in the same way.
 *
 * @param cause why the attempt failed after which they differ
 * @param runs how many, on average of the draws
 */
public record DifferenceGroup(
        String family, Optional<Cause> cause, ChangeKind kind, double runs, Map<Measure, Double> change) {}
