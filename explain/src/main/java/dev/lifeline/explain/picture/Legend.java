package dev.lifeline.explain.picture;

import dev.lifeline.explain.timeline.EcsState;
import dev.lifeline.explain.timeline.Mark;
import dev.lifeline.explain.timeline.MarkKind;
import dev.lifeline.explain.timeline.Segment;
import dev.lifeline.explain.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the colors and marks of a picture mean, as far as it has them, in lines of a width. */
record Legend(List<LegendItem> items, double height) {
    private static final double LINE = 20;

    /** A color or mark, its name, and its place. */
    record LegendItem(String swatch, String name, double x, double y) {}

    static Legend of(Timeline timeline, double width) {
        Set<EcsState> states = timeline.attempts().stream()
                .flatMap(bar -> bar.segments().stream())
                .map(Segment::state)
                .collect(Collectors.toSet());
        Set<MarkKind> kinds = timeline.marks().stream().map(Mark::kind).collect(Collectors.toSet());
        List<LegendItem> items = new ArrayList<>();
        double x = 0;
        double y = 0;
        List<LegendItem> bare = new ArrayList<>();
        for (EcsState state : EcsState.values()) {
            if (states.contains(state)) {
                bare.add(new LegendItem(
                        "<rect class=\"" + style(state) + "\" y=\"1\" width=\"12\" height=\"12\" rx=\"2\"/>",
                        state.name(),
                        0,
                        0));
            }
        }
        for (MarkKind kind : MarkKind.values()) {
            if (kinds.contains(kind)) {
                bare.add(new LegendItem(MarkShape.of(kind, 6, 7), name(kind), 0, 0));
            }
        }
        for (LegendItem item : bare) {
            double needed = 18 + width(item.name()) + 14;
            if (x > 0 && x + needed > width) {
                x = 0;
                y += LINE;
            }
            items.add(new LegendItem(item.swatch(), item.name(), x, y));
            x += needed;
        }
        return new Legend(items, y + LINE);
    }

    private static String name(MarkKind kind) {
        return switch (kind) {
            case LAUNCH -> "launch";
            case NEWS -> "news";
            case RETRY -> "failed, retried";
            case STOP -> "stop";
            case SUCCESS -> "success";
            case FAILURE -> "end without success";
        };
    }

    /** About; capitals are wider. */
    private static double width(String name) {
        return name.chars()
                .mapToDouble(letter -> Character.isUpperCase(letter) ? 7.4 : 5.6)
                .sum();
    }

    /** The class of a state's color. */
    static String style(EcsState state) {
        return "ecs-" + state.name().toLowerCase(Locale.ROOT);
    }

    String draw(double left, double top) {
        return items.stream()
                .map(item -> TimelineSvg.format(
                        "<g transform=\"translate(%.0f %.0f)\">%s<text class=\"legend\" x=\"18\" y=\"11\">%s</text></g>\n",
                        left + item.x(), top + item.y(), item.swatch(), item.name()))
                .collect(Collectors.joining());
    }
}
