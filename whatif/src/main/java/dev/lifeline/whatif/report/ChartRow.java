package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.report.ChartShape.ChartText;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A row of a chart: a bar from nothing to the value, and a bracket that spans the interval. Its words are for those who
 * point at it or listen.
 */
record ChartRow(String label, Estimate change, Scale scale) {
    private static final double HALF_BAR = 8;
    private static final double HALF_BRACKET = 5;

    /** From the least to the most value of a row or of all; nothing is always on it. */
    record Scale(double least, double most) {
        static Scale of(DoubleStream values) {
            double[] all = DoubleStream.concat(DoubleStream.of(0), values).toArray();
            double least = DoubleStream.of(all).min().orElse(0);
            double most = DoubleStream.of(all).max().orElse(0);
            return new Scale(least, Math.max(most, least + 1e-9));
        }
    }

    String draw(ChartShape shape, int top) {
        String number = Figures.signed(change.value())
                + (change.high() > change.low() ? " (" + Figures.interval(change) + ")" : "");
        String words = Html.text(label + ": " + number);
        double middle = top + (double) shape.middle();
        double zero = x(0, shape);
        double end = x(change.value(), shape);
        return "<g role=\"listitem\" tabindex=\"0\" aria-label=\"" + words + "\"><title>" + words + "</title>"
                + text(shape.name(), top, label)
                + text(shape.number(), top, number)
                + format(
                        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        Math.min(zero, end), middle - HALF_BAR, Math.abs(end - zero), 2 * HALF_BAR)
                + (change.high() > change.low() ? bracket(x(change.low(), shape), x(change.high(), shape), middle) : "")
                + format(
                        "<line class=\"nothing\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/></g>",
                        zero, zero, middle - HALF_BAR - 4, middle + HALF_BAR + 4);
    }

    private double x(double value, ChartShape shape) {
        return shape.left() + (value - scale.least()) / (scale.most() - scale.least()) * (shape.right() - shape.left());
    }

    private static String bracket(double low, double high, double middle) {
        return format(
                "<path class=\"range\" d=\"M%.1f %.1f v%.1f m0 %.1f H%.1f m0 %.1f v%.1f\"/>",
                low, middle - HALF_BRACKET, 2 * HALF_BRACKET, -HALF_BRACKET, high, -HALF_BRACKET, 2 * HALF_BRACKET);
    }

    private static String text(ChartText place, int top, String words) {
        return format("<text class=\"%s\" x=\"%d\" y=\"%d\">", place.style(), place.x(), top + place.y())
                + Html.text(words) + "</text>";
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that nothing else needs
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
