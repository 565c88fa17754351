package dev.lifeline.lifecycle.policy;

/** Whole numbers from {@code least} to {@code most}, inclusive, and at least one. */
public record Range(int least, int most) {
    public Range {
        if (least > most) {
            throw new IllegalArgumentException("a range from " + least + " to " + most + " is empty");
        }
    }

    /** One number. */
    public static Range of(int number) {
        return new Range(number, number);
    }

    boolean holds(int number) {
        return number >= least && number <= most;
    }
}
