package dev.lifeline.lifecycle.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token bucket that refills steadily; each call takes a token.
 *
 * @param tokens the number at that time; fractions are partly refilled tokens
 * @param at the time of that number
 */
public record TokenBucket(double tokens, Instant at) {
    private static final double NANOS = 1e9;

    /** A full bucket. */
    public static TokenBucket full(Rate rate, Instant now) {
        return new TokenBucket(rate.burst(), now);
    }

    /** The bucket after a call; empty if it has no token. */
    public Optional<TokenBucket> take(Rate rate, Instant now) {
        TokenBucket filled = filled(rate, now);
        return filled.tokens < 1 ? Optional.empty() : Optional.of(new TokenBucket(filled.tokens - 1, filled.at));
    }

    /** The clocks of functions differ slightly: time never goes backward here, and no interval refills twice. */
    private TokenBucket filled(Rate rate, Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        double more = Duration.between(at, now).toNanos() / NANOS * rate.perSecond();
        return new TokenBucket(Math.min(rate.burst(), tokens + more), now);
    }
}
