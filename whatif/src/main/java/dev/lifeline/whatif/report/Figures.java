package dev.lifeline.whatif.report;

import dev.lifeline.whatif.comparison.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: one decimal, and two digits of what is less than one. */
public final class Figures {
    private static final double NOTHING = 1e-9;
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

    /** As in {@code +3 to +7}. */
    public static String interval(Estimate estimate) {
        return estimate.high() - estimate.low() < NOTHING
                ? "known"
                : signed(estimate.low()) + " to " + signed(estimate.high());
    }
}
