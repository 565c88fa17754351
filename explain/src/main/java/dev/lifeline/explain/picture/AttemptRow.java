package dev.lifeline.explain.picture;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.picture.Spread.PlaceInRow;
import dev.lifeline.explain.timeline.AttemptBar;
import dev.lifeline.explain.timeline.Mark;
import dev.lifeline.explain.timeline.Segment;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.lifecycle.decision.JournalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An attempt: its name, its bar of states, and below it the decisions. */
record AttemptRow(Timeline timeline, AttemptBar bar, TimeScale scale, double top) {
    private static final double BAR_TOP = 16;
    private static final double BAR_HEIGHT = 18;
    private static final double MARK_MIDDLE = 47;
    private static final double LEAST_SEGMENT = 2;
    private static final double MARK_WIDTH = 12;
    private static final double LETTER = 7;

    String draw() {
        PlaceInRow row = new PlaceInRow(scale.left(), scale.right());
        StringBuilder svg = new StringBuilder(TimelineSvg.format(
                "<text class=\"attempt\" x=\"%.0f\" y=\"%.0f\">%s</text>\n",
                scale.left(), top + 11, Html.text("attempt " + bar.number() + cause())));
        List<PlaceInRow> places = Spread.within(
                row,
                bar.segments().stream()
                        .map(segment -> new PlaceInRow(scale.x(segment.from()), scale.x(segment.to())))
                        .toList(),
                LEAST_SEGMENT);
        for (int at = 0; at < places.size(); at++) {
            svg.append(segment(bar.segments().get(at), places.get(at)));
        }
        List<Mark> marks = timeline.marks().stream()
                .filter(mark -> mark.attempt() == bar.number())
                .toList();
        List<PlaceInRow> middles = Spread.within(
                row,
                marks.stream()
                        .map(mark -> scale.x(mark.at()) - MARK_WIDTH / 2)
                        .map(left -> new PlaceInRow(left, left + MARK_WIDTH))
                        .toList(),
                MARK_WIDTH);
        for (int at = 0; at < marks.size(); at++) {
            svg.append(mark(marks.get(at), middles.get(at)));
        }
        return svg.toString();
    }

    private String cause() {
        return bar.cause().map(why -> " · " + why).orElse("");
    }

    private String segment(Segment segment, PlaceInRow place) {
        String words = "attempt " + bar.number() + ": " + segment.state() + " for " + JournalText.of(segment.length())
                + ", from " + since(segment.from()) + " to " + since(segment.to()) + "; "
                + segment.state().words();
        String name = segment.state().name();
        String inside = place.width() > name.length() * LETTER + 12
                ? TimelineSvg.format(
                        "<text class=\"state on-%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                        Legend.style(segment.state()), place.left() + 6, top + BAR_TOP + 13, name)
                : "";
        return said(
                words,
                TimelineSvg.format(
                                "<rect class=\"%s\" x=\"%.2f\" y=\"%.0f\" width=\"%.2f\" height=\"%.0f\"/>",
                                Legend.style(segment.state()), place.left(), top + BAR_TOP, place.width(), BAR_HEIGHT)
                        + inside);
    }

    /** A line leads from its moment to a mark: in a crowd the mark itself has to stand aside. */
    private String mark(Mark mark, PlaceInRow place) {
        double x = place.left() + place.width() / 2;
        String line = TimelineSvg.format(
                "<line class=\"lead\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                scale.x(mark.at()), top + BAR_TOP + BAR_HEIGHT, x, top + MARK_MIDDLE - MARK_WIDTH / 2);
        return said(since(mark.at()) + ": " + mark.words(), line + MarkShape.of(mark.kind(), x, top + MARK_MIDDLE));
    }

    /** Something with words for a pointer, the keyboard and a screen reader. */
    private static String said(String words, String shape) {
        String safe = Html.text(words);
        return "<g tabindex=\"0\" role=\"img\" aria-label=\"" + safe + "\"><title>" + safe + "</title>" + shape
                + "</g>\n";
    }

    private String since(Instant moment) {
        return JournalText.of(Duration.between(timeline.from(), moment));
    }
}
