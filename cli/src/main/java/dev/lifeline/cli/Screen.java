package dev.lifeline.cli;

/** What the output goes to. */
final class Screen {
    private Screen() {}

    /** A person is looking: the output may be redrawn and coloured. */
    static boolean isTerminal() {
        return System.console().isTerminal() && System.getenv("NO_COLOR") == null;
    }
}
