package dev.lifeline.cli.output;

/** Numbers of things as people write them. */
public final class CountText {
    private CountText() {}

    /** {@code 1 attempt}, {@code 2 attempts}. */
    public static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
