package dev.lifeline.lifecycle.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A bucket that fills by itself, and out of which each call takes a token.
 *
 * @param tokens how many there were; fractions are what is on its way
 * @param at when that was
 */
public record TokenBucket(double tokens, Instant at) {
    private static final double NANOS = 1e9;

    /** One that nobody has taken from. */
    public static TokenBucket full(Rate rate, Instant now) {
        return new TokenBucket(rate.burst(), now);
    }

    /** What is left after a call; empty where there is no token for it. */
    public Optional<TokenBucket> take(Rate rate, Instant now) {
        TokenBucket filled = filled(rate, now);
        return filled.tokens < 1 ? Optional.empty() : Optional.of(new TokenBucket(filled.tokens - 1, filled.at));
    }

    /** The clocks of functions differ a little: time never goes backwards here, nor does it fill twice. */
    private TokenBucket filled(Rate rate, Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        double more = Duration.between(at, now).toNanos() / NANOS * rate.perSecond();
        return new TokenBucket(Math.min(rate.burst(), tokens + more), now);
    }
}
