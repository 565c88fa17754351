package dev.lifeline.lifecycle.policy;

import java.time.Duration;

/**
 * How long to wait before a retry: a base that grows with the number of retries made, capped, then jittered.
 *
 * @param initial the base before the first retry, at least zero
 * @param factor the factor of the base from one retry to the next; used only by {@link Growth#EXPONENTIAL}
 * @param cap the largest base
 */
public record Backoff(Growth growth, Duration initial, double factor, Duration cap, Jitter jitter) {

    /** How the base grows. */
    public enum Growth {
        CONSTANT,
        EXPONENTIAL,
        FIBONACCI
    }

    /** How the base is randomized: not at all, over [0, base), or over [base/2, base). */
    public enum Jitter {
        NONE,
        FULL,
        EQUAL
    }

    public Backoff {
        if (initial.isNegative() || cap.compareTo(initial) < 0 || !(factor >= 1)) {
            throw new IllegalArgumentException(
                    "back-off needs 0 <= initial <= cap and factor >= 1, but has initial %s, cap %s, factor %s"
                            .formatted(initial, cap, factor));
        }
    }

    /** No wait. */
    public static final Backoff NONE = new Backoff(Growth.CONSTANT, Duration.ZERO, 1, Duration.ZERO, Jitter.NONE);

    /**
     * The wait before a retry.
     *
     * @param retry 1 for the first
     * @param random in [0, 1)
     */
    public Duration delay(int retry, double random) {
        double base = Math.min((double) initial.toMillis() * multiple(retry), (double) cap.toMillis());
        double delay = switch (jitter) {
            case NONE -> base;
            case FULL -> base * random;
            case EQUAL -> base / 2 + base / 2 * random;
        };
        return Duration.ofMillis(Math.round(delay));
    }

    private double multiple(int retry) {
        return switch (growth) {
            case CONSTANT -> 1;
            case EXPONENTIAL -> Math.pow(factor, retry - 1);
            case FIBONACCI -> fibonacci(retry);
        };
    }

    /** 1, 2, 3, 5, 8 …, as a double: beyond 2^53 the cap applies anyway. */
    private static double fibonacci(int retry) {
        double before = 1;
        double value = 1;
        for (int step = 1; step < Math.min(retry, 100); step++) {
            double next = before + value;
            before = value;
            value = next;
        }
        return value;
    }
}
