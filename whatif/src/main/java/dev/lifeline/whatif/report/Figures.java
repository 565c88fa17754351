package dev.lifeline.whatif.report;

import dev.lifeline.whatif.comparison.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: one decimal, and two digits of what is less than one. */
public final class Figures {
    private static final double WHOLE = 1e-6;
    private static final double LEAST = 0.001;

    private Figures() {}

    /** As in {@code 1,250} or {@code 0.035}. */
    public static String number(double value) {
        if (Math.abs(value) < LEAST) {
            return "0";
        }
        if (Math.abs(value) < 1) {
            return new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return String.format(Locale.ROOT, "%,.1f", value).replaceFirst("\\.0$", "");
    }

    /** As in {@code +3} or {@code -0.5}. */
    public static String signed(double value) {
        return (value >= LEAST ? "+" : "") + number(value);
    }

    /** As in {@code +3 to +7}; one number if both ends are shown as the same. */
    public static String interval(Estimate estimate) {
        String low = signed(estimate.low());
        String high = signed(estimate.high());
        return low.equals(high) ? (low.equals("0") ? "no change" : low) : low + " to " + high;
    }

    /** A number of things of which there are no parts: an average of draws is {@code about 11}. */
    public static String count(double value) {
        long whole = Math.round(value);
        if (Math.abs(value - whole) < WHOLE) {
            return String.format(Locale.ROOT, "%,d", whole);
        }
        return whole == 0 ? "less than 1" : String.format(Locale.ROOT, "about %,d", whole);
    }
}
