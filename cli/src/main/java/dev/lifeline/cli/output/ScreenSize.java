package dev.lifeline.cli.output;

/** The size of a terminal. */
public record ScreenSize(int columns, int rows) {
    /** Of a terminal that does not say its size. */
    static final ScreenSize USUAL = new ScreenSize(80, 24);
}
