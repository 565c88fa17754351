package dev.lifeline.whatif.report;

import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.whatif.comparison.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run would take more or less. */
public final class DifferenceText {
    private static final double SMALL = 0.001;

    private DifferenceText() {}

    /** As in {@code 1.4 more retries, 0.4 more task-hours, $0.02 more, ends 12 min later}. */
    public static String of(Map<Measure, Double> change) {
        List<String> words = new ArrayList<>();
        double successes = change.getOrDefault(Measure.SUCCESSES, 0.0);
        if (Math.abs(successes) >= SMALL) {
            words.add(
                    Math.abs(successes) > 1 - SMALL
                            ? (successes > 0 ? "succeeds instead of failing" : "fails instead of succeeding")
                            : "succeeds in " + Figures.number(Math.abs(100 * successes))
                                    + (successes > 0 ? " more" : " fewer") + " of 100 cases");
        }
        count(change.getOrDefault(Measure.RETRIES, 0.0), "retry", "retries", words);
        count(change.getOrDefault(Measure.TASK_HOURS, 0.0), "task-hour", "task-hours", words);
        double dollars = change.getOrDefault(Measure.DOLLARS, 0.0);
        if (Math.abs(dollars) >= SMALL) {
            words.add("$" + Figures.number(Math.abs(dollars)) + moreOrLess(dollars));
        } else if (dollars != 0) {
            words.add("less than a cent" + moreOrLess(dollars));
        }
        Duration later = Duration.ofMillis(Math.round(change.getOrDefault(Measure.HOURS_TO_END, 0.0)
                * Duration.ofHours(1).toMillis()));
        if (later.abs().toSeconds() > 0) {
            words.add("ends " + JournalText.of(later.abs()) + (later.isNegative() ? " earlier" : " later"));
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static void count(double value, String one, String many, List<String> words) {
        if (Math.abs(value) >= SMALL) {
            String number = Figures.number(Math.abs(value));
            words.add(number + (value > 0 ? " more " : " fewer ") + (number.equals("1") ? one : many));
        }
    }

    private static String moreOrLess(double value) {
        return value > 0 ? " more" : " less";
    }
}
