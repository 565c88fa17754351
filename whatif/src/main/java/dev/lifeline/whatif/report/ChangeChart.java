package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import dev.lifeline.whatif.comparison.DifferenceGroup;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.report.ChartRow.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Changes as pictures, each drawn for a wide window and for a narrow one. */
final class ChangeChart {
    private static final int MOST_GROUPS = 12;

    private ChangeChart() {}

    /** What changes in all, a row per measure, each on a scale of its own with nothing at the line. */
    static String totals(Map<Measure, Estimate> changes) {
        List<ChartRow> rows = changes.entrySet().stream()
                .map(change -> new ChartRow(
                        change.getKey().words(),
                        change.getValue(),
                        Scale.of(DoubleStream.of(
                                change.getValue().value(),
                                change.getValue().low(),
                                change.getValue().high()))))
                .toList();
        return pictures("what changes in all, with the interval of 95 of 100 cases", rows);
    }

    /** The retries that change, a row per family and cause, on one scale. */
    static String retries(List<DifferenceGroup> groups) {
        List<DifferenceGroup> shown = groups.stream()
                .limit(MOST_GROUPS)
                .sorted(Comparator.comparingDouble(group -> -Math.abs(retriesOf(group))))
                .toList();
        Scale scale = Scale.of(shown.stream().mapToDouble(ChangeChart::retriesOf));
        List<ChartRow> rows = shown.stream()
                .map(group -> {
                    double change = retriesOf(group);
                    String cause =
                            group.cause().map(known -> " · " + known.name()).orElse("");
                    return new ChartRow(group.family() + cause, new Estimate(change, change, change), scale);
                })
                .toList();
        return pictures("retries more and less, by family and cause", rows);
    }

    private static double retriesOf(DifferenceGroup group) {
        return group.change().getOrDefault(Measure.RETRIES, 0.0);
    }

    private static String pictures(String label, List<ChartRow> rows) {
        return Html.wrapped("div", "wide", picture(label, rows, ChartShape.WIDE))
                + Html.wrapped("div", "narrow", picture(label, rows, ChartShape.NARROW));
    }

    private static String picture(String label, List<ChartRow> rows, ChartShape shape) {
        String drawn = IntStream.range(0, rows.size())
                .mapToObj(at -> rows.get(at).draw(shape, at * shape.row()))
                .collect(Collectors.joining("\n"));
        return "<svg class=\"chart\" role=\"list\" aria-label=\"" + Html.text(label) + "\" viewBox=\"0 0 "
                + shape.width() + " " + Math.max(1, rows.size()) * shape.row() + "\">" + drawn + "</svg>";
    }
}
