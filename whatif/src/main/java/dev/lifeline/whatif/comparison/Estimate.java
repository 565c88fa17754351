package dev.lifeline.whatif.comparison;

import java.util.Arrays;

/**
 * A predicted value with the interval that holds it in 95 of 100 cases, as far as the model is right.
 *
 * @param value the mean of the draws
 */
public record Estimate(double value, double low, double high) {
    /** Outside of the interval, on each side. */
    private static final double OUTSIDE = 0.025;

    static final Estimate NONE = new Estimate(0, 0, 0);

    static Estimate of(double[] draws) {
        double mean = Arrays.stream(draws).average().orElse(0);
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Estimate(mean, quantile(sorted, OUTSIDE), quantile(sorted, 1 - OUTSIDE));
    }

    /** Between the two draws next to it. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
