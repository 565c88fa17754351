package dev.lifeline.cli.output;

import dev.lifeline.cli.output.Printer.Control;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines on a terminal that are drawn again and again. They fit the terminal: long lines are cut, and of too many lines
 * the last ones are only counted. A terminal that changed its size is cleared, because it may have wrapped what was
 * drawn.
 */
public final class Screen implements AutoCloseable {
    private final Printer out;
    private final TerminalKind kind;
    private final ScreenSource source;
    private ScreenSize last;
    private int drawn;

    /** What a line begins with. */
    public enum Sign {
        NONE("", Control.PLAIN),
        GOING_ON("·", Control.DIM),
        GOOD("✓", Control.GREEN),
        BAD("✗", Control.RED);

        private final String letter;
        private final Control color;

        Sign(String letter, Control color) {
            this.letter = letter;
            this.color = color;
        }
    }

    /** A line of the screen. */
    public record ScreenLine(Sign sign, String text) {}

    Screen(Printer out, TerminalKind kind, ScreenSource source) {
        this.out = out;
        this.kind = kind;
        this.source = source;
        last = source.size();
    }

    /** On the terminal of this process. */
    public static Screen of(OutputOptions output) {
        return new Screen(output.out(), output.terminal(), ScreenSource.ofProcess());
    }

    public ScreenSize size() {
        return source.size();
    }

    /** Replaces what was drawn before. */
    public void draw(List<ScreenLine> lines) {
        ScreenSize size = source.size();
        if (!size.equals(last)) {
            out.control(Control.CLEAR_SCREEN);
            drawn = 0;
            last = size;
        }
        for (int row = 0; row < drawn; row++) {
            out.control(Control.LINE_UP);
        }
        out.control(Control.LINE_START);
        List<ScreenLine> fitting = fitting(lines, Math.max(1, size.rows() - 1));
        fitting.forEach(line -> draw(line, size.columns() - 1));
        out.control(Control.CLEAR_DOWN).flush();
        drawn = fitting.size();
    }

    private static List<ScreenLine> fitting(List<ScreenLine> lines, int rows) {
        if (lines.size() <= rows) {
            return lines;
        }
        List<ScreenLine> fitting = new ArrayList<>(lines.subList(0, rows - 1));
        fitting.add(new ScreenLine(Sign.NONE, "… " + (lines.size() - rows + 1) + " more"));
        return fitting;
    }

    private void draw(ScreenLine line, int columns) {
        String text = TerminalText.escaped(line.text());
        out.control(Control.CLEAR_LINE);
        if (line.sign() == Sign.NONE) {
            out.line(ScreenText.cut(text, columns));
            return;
        }
        if (kind == TerminalKind.COLORED) {
            out.control(line.sign().color).text(line.sign().letter).control(Control.PLAIN);
        } else {
            out.text(line.sign().letter);
        }
        out.line(ScreenText.cut(" " + text, columns - 1));
    }

    @Override
    public void close() {
        source.close();
    }
}
