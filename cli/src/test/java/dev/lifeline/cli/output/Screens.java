package dev.lifeline.cli.output;

/** Screens of a given size, for tests. */
public final class Screens {
    private Screens() {}

    public static Screen of(Printer out, int columns, int rows) {
        return new Screen(out, TerminalKind.COLORED, () -> new ScreenSize(columns, rows));
    }
}
