package dev.lifeline.explain.picture;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.StyleSheet;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.lifecycle.decision.JournalText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Draws a timeline: a row for each attempt, an axis of the time since the run began, and a legend. Only classes give
 * colors, so that a strict content security policy and a dark page can use it; every bar and mark has its words for a
 * pointer, the keyboard and a screen reader.
 */
public final class TimelineSvg {
    private static final double MARGIN = 2;
    private static final double AXIS = 26;
    private static final double ROW = 58;

    private TimelineSvg() {}

    /** One {@code <svg>} element for a page that has the style of Lifeline. */
    public static String draw(Timeline timeline, int width) {
        return svg(timeline, width, "", "");
    }

    /** A document of its own, with its style. */
    public static String standalone(Timeline timeline, int width) {
        return svg(
                        timeline,
                        width,
                        " xmlns=\"http://www.w3.org/2000/svg\"",
                        "<style>" + StyleSheet.ofPictures() + "</style>\n")
                + "\n";
    }

    private static String svg(Timeline timeline, int width, String namespace, String style) {
        TimeScale scale = new TimeScale(timeline.from(), timeline.length(), MARGIN, width - MARGIN);
        double rows = AXIS + ROW * timeline.attempts().size();
        Legend legend = Legend.of(timeline, width - 2 * MARGIN);
        StringBuilder svg = new StringBuilder(4096)
                .append(format(
                        "<svg%s class=\"timeline\" role=\"group\" aria-label=\"%s\" viewBox=\"0 0 %d %.0f\" width=\"%d\" height=\"%.0f\">\n",
                        namespace,
                        Html.text(label(timeline)),
                        width,
                        rows + legend.height() + MARGIN,
                        width,
                        rows + legend.height() + MARGIN))
                .append(style)
                .append(axis(scale, rows));
        for (int at = 0; at < timeline.attempts().size(); at++) {
            svg.append(new AttemptRow(timeline, timeline.attempts().get(at), scale, AXIS + ROW * at).draw());
        }
        return svg.append(legend.draw(MARGIN, rows + MARGIN)).append("</svg>").toString();
    }

    private static String label(Timeline timeline) {
        int attempts = timeline.attempts().size();
        return "Timeline of run " + timeline.heading().run() + ", "
                + timeline.heading().standing() + ": " + attempts + (attempts == 1 ? " attempt" : " attempts") + " in "
                + JournalText.of(timeline.length());
    }

    private static String axis(TimeScale scale, double bottom) {
        StringBuilder axis = new StringBuilder();
        for (Instant tick : scale.ticks()) {
            double x = scale.x(tick);
            String anchor = x > scale.right() - 24 ? "end" : x < scale.left() + 24 ? "start" : "middle";
            axis.append(format("<line class=\"tick\" x1=\"%.1f\" y1=\"18\" x2=\"%.1f\" y2=\"%.0f\"/>", x, x, bottom))
                    .append(format(
                            "<text class=\"axis\" x=\"%.1f\" y=\"12\" text-anchor=\"%s\">%s</text>\n",
                            x, anchor, JournalText.of(Duration.between(scale.from(), tick))));
        }
        return axis.toString();
    }

    /** Numbers are the same everywhere. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that nothing else needs
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
