package dev.lifeline.explain.picture;

import dev.lifeline.explain.timeline.MarkKind;
import java.util.Locale;

/** The sign of a decision. Signs differ in shape, too, for those who do not see colors. */
final class MarkShape {
    private MarkShape() {}

    /** About 10 wide and high. */
    static String of(MarkKind kind, double x, double y) {
        String style = "mark mark-" + kind.name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case LAUNCH -> path(style, x, y, "M-3.5 -4.5 L4.5 0 L-3.5 4.5 Z");
            case NEWS -> TimelineSvg.format("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", style, x, y);
            case RETRY -> path(style, x, y, "M0 -5 L5 0 L0 5 L-5 0 Z");
            case STOP -> path(style, x, y, "M-4 -4 H4 V4 H-4 Z");
            case SUCCESS -> path(style, x, y, "M-4.5 0 L-1 3.5 L4.5 -3.5");
            case FAILURE -> path(style, x, y, "M-4 -4 L4 4 M4 -4 L-4 4");
        };
    }

    private static String path(String style, double x, double y, String outline) {
        return TimelineSvg.format(
                "<path class=\"%s\" transform=\"translate(%.1f %.1f)\" d=\"%s\"/>", style, x, y, outline);
    }
}
