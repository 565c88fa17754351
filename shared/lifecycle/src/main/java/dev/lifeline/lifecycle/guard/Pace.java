package dev.lifeline.lifecycle.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast calls that change something are made, of all functions together: a bucket for the account and one for each
 * cluster, so that neither a busy cluster nor Lifeline as a whole uses up what ECS grants the account.
 *
 * @param clusters by name; one that is full need not be known
 */
public record Pace(TokenBucket account, Map<String, TokenBucket> clusters) {
    public Pace {
        clusters = Map.copyOf(clusters);
    }

    /** The limits of a pace. */
    public record Rates(Rate account, Rate cluster) {}

    /** Whether a call may be made. */
    public sealed interface Turn {

        /** It may; what is left. */
        record Now(Pace rest) implements Turn {}

        /**
         * It may not yet.
         *
         * @param whose limit it is, in words
         */
        record Later(Instant until, String whose) implements Turn {}
    }

    /** Nobody has made a call. */
    public static Pace rested(Rates rates, Instant now) {
        return new Pace(TokenBucket.full(rates.account(), now), Map.of());
    }

    /** A call for a cluster: it takes a token of both buckets, or of none. */
    public Turn take(String cluster, Rates rates, Instant now) {
        TokenBucket own = clusters.getOrDefault(cluster, TokenBucket.full(rates.cluster(), now));
        return own.take(rates.cluster(), now)
                .map(left -> account.take(rates.account(), now)
                        .<Turn>map(rest -> new Turn.Now(new Pace(rest, with(cluster, left, rates, now))))
                        .orElseGet(() -> new Turn.Later(account.next(rates.account(), now), "the account")))
                .orElseGet(() -> new Turn.Later(own.next(rates.cluster(), now), "cluster " + cluster));
    }

    private Map<String, TokenBucket> with(String cluster, TokenBucket left, Rates rates, Instant now) {
        Map<String, TokenBucket> next = new HashMap<>(clusters);
        next.values().removeIf(bucket -> bucket.isFull(rates.cluster(), now));
        next.put(cluster, left);
        return next;
    }
}
