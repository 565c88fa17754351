package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.policy.Policy;
import java.time.Duration;
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
    public Circumstances under(Policy other) {
        return new Circumstances(other, Optional.empty(), catalog, limits, now, random);
    }

    /** With a shadow that judges only what is seen of a run. */
    public Circumstances seenWith(Coverage coverage) {
        return new Circumstances(policy, shadow.map(coverage::seenBy), catalog, limits, now, random);
    }

    /** At another time. */
    public Circumstances at(Instant moment) {
        return new Circumstances(policy, shadow, catalog, limits, moment, random);
    }

    /** An attempt that is decided upon now. */
    public Attempt attempt(int number) {
        return Attempt.first(number, now, now.plus(limits.check()));
    }

    /** Which events a run needs that begins now. */
    public Coverage coverage() {
        return Coverage.of(policy, shadow);
    }

    /** What is known of an attempt of which something is heard now. */
    public Contact heard(Contact before) {
        return before.heard(now, now.plus(limits.check()));
    }

    /** How long a task may stay in a state: what the policy says, and for STOPPING never without a limit. */
    public Optional<Duration> limit(EcsStatus state) {
        Optional<Duration> own = policy.timeouts().of(state);
        return own.isEmpty() && state == EcsStatus.Known.STOPPING ? Optional.of(limits.stopping()) : own;
    }
}
