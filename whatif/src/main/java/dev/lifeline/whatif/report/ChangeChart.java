package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import dev.lifeline.whatif.comparison.DifferenceGroup;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Changes as pictures. Each row has a title for those who point at it and a label for those who listen. */
final class ChangeChart {
    private static final int WIDTH = 1200;
    private static final int LABEL = 340;
    private static final int RIGHT = 920;
    private static final int ROW = 28;
    private static final int MOST_GROUPS = 12;

    private ChangeChart() {}

    /** What changes in all, a row per measure, each on a scale of its own with nothing at the line. */
    static String totals(Map<Measure, Estimate> changes) {
        List<ChartRow> rows = changes.entrySet().stream()
                .map(change -> new ChartRow(
                        change.getKey().words(),
                        change.getValue(),
                        scale(DoubleStream.of(
                                change.getValue().low(), change.getValue().high()))))
                .toList();
        return picture("what changes in all, with the interval of 95 of 100 cases", rows);
    }

    /** The retries that change, a row per family and cause, on one scale. */
    static String retries(List<DifferenceGroup> groups) {
        List<DifferenceGroup> shown = groups.stream().limit(MOST_GROUPS).toList();
        Scale scale = scale(shown.stream().mapToDouble(ChangeChart::retriesOf));
        List<ChartRow> rows = shown.stream()
                .map(group -> {
                    double change = retriesOf(group);
                    String cause =
                            group.cause().map(known -> " · " + known.name()).orElse("");
                    return new ChartRow(group.family() + cause, new Estimate(change, change, change), scale);
                })
                .toList();
        return picture("retries more and less, by family and cause", rows);
    }

    private static double retriesOf(DifferenceGroup group) {
        return group.change().getOrDefault(Measure.RETRIES, 0.0);
    }

    private static Scale scale(DoubleStream values) {
        double[] all = DoubleStream.concat(DoubleStream.of(0), values).toArray();
        double least = DoubleStream.of(all).min().orElse(0);
        double most = DoubleStream.of(all).max().orElse(0);
        return new Scale(least, Math.max(most, least + 1e-9));
    }

    private record Scale(double least, double most) {
        double at(double value) {
            return LABEL + (value - least) / (most - least) * (RIGHT - LABEL);
        }
    }

    private record ChartRow(String label, Estimate change, Scale scale) {
        /** A bar from nothing to the value, and across its end the interval. */
        String at(int top) {
            double zero = scale.at(0);
            double end = scale.at(change.value());
            int middle = top + ROW / 2;
            String words = Figures.signed(change.value());
            String range = change.high() > change.low() ? "  (" + Figures.interval(change) + ")" : "";
            return "<g role=\"listitem\" tabindex=\"0\" aria-label=\"" + Html.text(label + ": " + words + range)
                    + "\"><title>" + Html.text(label + ": " + words + range) + "</title>"
                    + place("<text class=\"label\" x=\"%.1f\" y=\"%.1f\">", LABEL - 12.0, middle + 5.0)
                    + Html.text(label) + "</text>"
                    + place("<line class=\"nothing\" x1=\"%.1f\" x2=\"%.1f\"", zero, zero)
                    + place(" y1=\"%.1f\" y2=\"%.1f\"/>", top, top + (double) ROW)
                    + place("<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\"", Math.min(zero, end), top + 6.0)
                    + place(" width=\"%.1f\" height=\"%.1f\"/>", Math.abs(end - zero), ROW - 12.0)
                    + place(
                            "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\"",
                            scale.at(change.low()), scale.at(change.high()))
                    + place(" y1=\"%.1f\" y2=\"%.1f\"/>", middle, middle)
                    + place("<text x=\"%.1f\" y=\"%.1f\">", RIGHT + 12.0, middle + 5.0)
                    + Html.text(words + range) + "</text></g>";
        }
    }

    private static String picture(String label, List<ChartRow> rows) {
        StringBuilder drawn = new StringBuilder();
        for (int at = 0; at < rows.size(); at++) {
            drawn.append(rows.get(at).at(at * ROW));
        }
        return "<div class=\"picture\"><svg class=\"chart\" role=\"list\" aria-label=\"" + Html.text(label)
                + "\" viewBox=\"0 0 " + WIDTH + " " + Math.max(1, rows.size()) * ROW + "\">" + drawn + "</svg></div>";
    }

    private static String place(String format, double first, double second) {
        return String.format(Locale.ROOT, format, first, second);
    }
}
