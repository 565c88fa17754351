package dev.lifeline.whatif.prediction;

import static dev.lifeline.whatif.prediction.Sampling.beta;
import static dev.lifeline.whatif.prediction.Sampling.bounded;
import static dev.lifeline.whatif.prediction.Sampling.logistic;
import static dev.lifeline.whatif.prediction.Sampling.logit;

import dev.lifeline.whatif.prediction.RetryCounts.RateKey;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * One draw of the unknown rates: how likely the n-th retry succeeds. A cause has its rates over all families, and a
 * family departs from them as far as its own retries show. The rate of each further retry starts from those before, and
 * falls, because the runs that fail again are more and more those that always fail. How far is unknown beyond what was
 * observed: each draw is somewhere between two extremes, runs that differ gradually (the beta-geometric model, in which
 * 1/rate grows by the same step) and runs that either always fail or do not differ.
 */
final class DrawnRates {
    /** How many tries the expectation is worth: for a first retry, a further one, and both within a family. */
    private static final double FIRST = 2;

    private static final double FURTHER = 20;
    private static final double OWN_FIRST = 6;
    private static final double OWN_FURTHER = 20;

    private final RetryCounts counts;
    private final Families families;
    private final long seed;
    private final Map<RateKey, double[]> rates = new ConcurrentHashMap<>();
    private final Map<RateKey, double[]> ofCauses = new ConcurrentHashMap<>();

    DrawnRates(RetryCounts counts, Families families, long seed) {
        this.counts = counts;
        this.families = families;
        this.seed = seed;
    }

    /**
     * How likely the retry succeeds.
     *
     * @param retry 1 for the first of a run
     */
    double success(RateKey key, int retry) {
        return rates.computeIfAbsent(key, this::ofFamily)[Math.min(retry, Retries.LAST)];
    }

    private double[] ofFamily(RateKey key) {
        RandomGenerator chance = chance(key);
        double[] cause = ofCauses.computeIfAbsent(key.ofAny(), this::ofCause);
        double[] own = new double[Retries.LAST + 1];
        double departure = counts.tries(key.ofAny(), 1) == 0
                ? logit(families.firstSuccess(key.family())) - logit(families.firstSuccess())
                : 0;
        for (int retry = 1; retry <= Retries.LAST; retry++) {
            double expected = logistic(logit(cause[retry]) + departure);
            double weight = retry == 1 ? OWN_FIRST : OWN_FURTHER;
            own[retry] = beta(expected, weight, counts.successes(key, retry), counts.tries(key, retry), chance);
            departure = logit(own[retry]) - logit(cause[retry]);
        }
        return own;
    }

    /**
     * Without any retry after the cause, a retry is taken to succeed like a first attempt. Nothing here depends on the
     * family that asks first, because draws run in parallel.
     */
    private double[] ofCause(RateKey key) {
        RandomGenerator chance = chance(key);
        double[] drawn = new double[Retries.LAST + 1];
        boolean gradual = chance.nextBoolean();
        double step = 0;
        double luck = 1;
        for (int retry = 1; retry <= Retries.LAST; retry++) {
            double last = drawn[retry - 1];
            double expected = retry == 1
                    ? families.firstSuccess()
                    : gradual ? 1 / (1 / last + step) : Math.min(last, luck * last / (1 - last));
            int tries = counts.tries(key, retry);
            double weight = retry == 1 ? FIRST : FURTHER;
            drawn[retry] = beta(bounded(expected), weight, counts.successes(key, retry), tries, chance);
            if (retry > 1 && tries > 0) {
                step = Math.max(0, 1 / drawn[retry] - 1 / last);
                luck = drawn[retry] * (1 - last) / last;
            }
        }
        return drawn;
    }

    private RandomGenerator chance(RateKey key) {
        long number = 31L * (31L * key.family() + key.after().name().hashCode()) + (key.stormy() ? 1 : 0);
        return new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
    }
}
