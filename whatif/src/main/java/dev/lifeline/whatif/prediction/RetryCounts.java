package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.prediction.Retries.ObservedRetry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How the observed retries ended, by what was known when they began. */
final class RetryCounts {
    private final Map<RateKey, int[][]> tries = new HashMap<>();
    private final Map<RateKey, Map<Cause, Integer>> failures = new HashMap<>();

    /** Stands for all families. */
    static final int ANY = -1;

    /**
     * What a rate is of.
     *
     * @param stormy whether the cause was clustered at that time
     */
    record RateKey(int family, Cause after, boolean stormy) {
        RateKey ofAny() {
            return new RateKey(ANY, after, stormy);
        }
    }

    RetryCounts(Retries retries, Weather weather) {
        for (ObservedRetry retry : retries.all()) {
            RateKey key = new RateKey(retry.family(), retry.after(), weather.isStormy(retry.after(), retry.began()));
            add(key, retry);
            add(key.ofAny(), retry);
        }
    }

    private void add(RateKey key, ObservedRetry retry) {
        int[] counts = tries.computeIfAbsent(key, absent -> new int[Retries.LAST + 1][2])[retry.number()];
        counts[0] += retry.failed().isEmpty() ? 1 : 0;
        counts[1]++;
        retry.failed()
                .ifPresent(cause -> failures.computeIfAbsent(key, absent -> new EnumMap<>(Cause.class))
                        .merge(cause, 1, Integer::sum));
    }

    int successes(RateKey key, int retry) {
        int[][] counts = tries.get(key);
        return counts == null ? 0 : counts[Math.min(retry, Retries.LAST)][0];
    }

    int tries(RateKey key, int retry) {
        int[][] counts = tries.get(key);
        return counts == null ? 0 : counts[Math.min(retry, Retries.LAST)][1];
    }

    /** All retries after the cause, in any weather. */
    int tries(Cause after) {
        int sum = 0;
        for (boolean stormy : new boolean[] {false, true}) {
            for (int retry = 1; retry <= Retries.LAST; retry++) {
                sum += tries(new RateKey(ANY, after, stormy), retry);
            }
        }
        return sum;
    }

    /** Why retries failed, and how often. */
    Map<Cause, Integer> failures(RateKey key) {
        return failures.getOrDefault(key, Map.of());
    }
}
