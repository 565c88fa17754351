package dev.lifeline.tests.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A measurement, compared with another one in the same rounds: the ratio holds on other machines.
 *
 * @param goal the maximum of the ratio
 */
public record Figure(String what, String beside, Unit unit, List<MeasuredRound> rounds, Optional<Double> goal) {

    /** The two measurements of a round. */
    public record MeasuredRound(double own, double other) {}

    /** What the measurements count. */
    public enum Unit {
        NANOSECONDS {
            @Override
            String show(double nanos) {
                return nanos < 1e3
                        ? round(nanos) + " ns"
                        : nanos < 1e6
                                ? round(nanos / 1e3) + " µs"
                                : nanos < 1e9 ? round(nanos / 1e6) + " ms" : round(nanos / 1e9) + " s";
            }
        },
        BYTES {
            @Override
            String show(double bytes) {
                return bytes < 1e3
                        ? round(bytes) + " B"
                        : bytes < 1e6 ? round(bytes / 1e3) + " kB" : round(bytes / 1e6) + " MB";
            }
        },
        PER_SECOND {
            @Override
            String show(double rate) {
                return String.format(Locale.ROOT, "%,.0f/s", rate);
            }
        };

        abstract String show(double value);

        private static String round(double value) {
            return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
        }
    }

    public Figure {
        rounds = List.copyOf(rounds);
    }

    public static Figure of(String what, String beside, Unit unit, List<MeasuredRound> rounds) {
        return new Figure(what, beside, unit, rounds, Optional.empty());
    }

    public Figure withGoal(double most) {
        return new Figure(what, beside, unit, rounds, Optional.of(most));
    }

    /** A row of the table that {@link Bench} prints. */
    public String row() {
        List<Double> ratios = rounds.stream()
                .map(round -> round.own() / round.other())
                .sorted()
                .toList();
        String spread = rounds.size() == 1 ? "" : ", %.2f to %.2f".formatted(ratios.getFirst(), ratios.getLast());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f%s | %s |",
                what,
                unit.show(median(rounds.stream().map(MeasuredRound::own).toList())),
                beside,
                unit.show(median(rounds.stream().map(MeasuredRound::other).toList())),
                median(ratios),
                spread,
                goal.map(most -> String.format(Locale.ROOT, "%.1f", most)).orElse(""));
    }

    public void print() {
        System.out.println(row());
    }

    /** The middle one; of an even number of values the upper of the two. */
    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
