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
 * Everything that a decision depends on besides the run and the observation.
 *
 * @param shadow another policy, compared with the one that decides
 * @param random in [0, 1), for the jitter of a back-off
 */
public record Circumstances(
        Policy policy, Optional<Policy> shadow, CauseCatalog catalog, Limits limits, Instant now, double random) {

    /** The same under another policy, without a shadow. */
    public Circumstances under(Policy other) {
        return new Circumstances(other, Optional.empty(), catalog, limits, now, random);
    }

    /** The same with a shadow, which judges only what is seen of a run. */
    public Circumstances seenWith(Coverage coverage) {
        return new Circumstances(policy, shadow.map(coverage::seenBy), catalog, limits, now, random);
    }

    /** The same at another time. */
    public Circumstances at(Instant moment) {
        return new Circumstances(policy, shadow, catalog, limits, moment, random);
    }

    /** An attempt that is decided now. */
    public Attempt attempt(int number) {
        return Attempt.first(number, now, now.plus(limits.check()));
    }

    /** The events that a new run needs. */
    public Coverage coverage() {
        return Coverage.of(policy, shadow);
    }

    /** The contact of an attempt with news now. */
    public Contact heard(Contact before) {
        return before.heard(now, now.plus(limits.check()));
    }

    /** How long a task may stay in a state: the policy's limit; STOPPING always has one. */
    public Optional<Duration> limit(EcsStatus state) {
        Optional<Duration> own = policy.timeouts().of(state);
        return own.isEmpty() && state == EcsStatus.Known.STOPPING ? Optional.of(limits.stopping()) : own;
    }
}
