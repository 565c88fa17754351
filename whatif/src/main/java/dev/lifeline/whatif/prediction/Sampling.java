package dev.lifeline.whatif.prediction;

import java.util.random.RandomGenerator;

/** Draws from distributions of probabilities. */
final class Sampling {
    private static final double CERTAIN = 1e-6;

    private Sampling() {}

    /** A probability, given a mean that is worth so many tries, and observed tries. */
    static double beta(double mean, double weight, int successes, int tries, RandomGenerator chance) {
        double good = gamma(mean * weight + successes, chance);
        double bad = gamma((1 - mean) * weight + tries - successes, chance);
        return bounded(good / (good + bad));
    }

    /** G. Marsaglia, W. Tsang, "A simple method for generating gamma variables" (2000). */
    private static double gamma(double shape, RandomGenerator chance) {
        if (shape < 1) {
            return gamma(shape + 1, chance) * Math.pow(1 - chance.nextDouble(), 1 / Math.max(shape, CERTAIN));
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - chance.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    static double bounded(double probability) {
        return Math.min(1 - CERTAIN, Math.max(CERTAIN, probability));
    }

    static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    static double logistic(double odds) {
        return bounded(1 / (1 + Math.exp(-odds)));
    }
}
