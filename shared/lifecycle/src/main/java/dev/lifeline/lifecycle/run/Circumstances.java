package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a decision depends on beside the run and the observation.
 *
 * @param shadow another policy, asked beside the one that decides
 * @param random in [0, 1), for the jitter of a back-off
 */
public record Circumstances(
        Policy policy, Optional<Policy> shadow, CauseCatalog catalog, Limits limits, Instant now, double random) {

    /** Under another policy, which has no shadow. */
    Circumstances under(Policy other) {
        return new Circumstances(other, Optional.empty(), catalog, limits, now, random);
    }

    Circumstances at(Instant moment) {
        return new Circumstances(policy, shadow, catalog, limits, moment, random);
    }
}
