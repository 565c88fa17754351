package dev.lifeline.whatif.comparison;

import java.util.Arrays;

/**
 * A predicted value with the interval that holds it in 95 of 100 cases, as far as the model is right.
 *
 * @param value the mean of the draws
 */
public record Estimate(double value, double low, double high) {
    /** Of the normal distribution, because a sum over many runs is nearly normal. */
    private static final double WITHIN_95 = 1.96;

    static final Estimate NONE = new Estimate(0, 0, 0);

    static Estimate of(double[] draws) {
        double mean = Arrays.stream(draws).average().orElse(0);
        double squares =
                Arrays.stream(draws).map(draw -> (draw - mean) * (draw - mean)).sum();
        double spread = draws.length < 2 ? 0 : WITHIN_95 * Math.sqrt(squares / (draws.length - 1));
        return new Estimate(mean, mean - spread, mean + spread);
    }
}
