package dev.lifeline.lifecycle;

/**
 * How much of a large table a test goes through: all of it, or under {@code -Dlifeline.thinning=97} each 97th case.
 * Mutation testing repeats its tests hundreds of times. A prime still meets every value of every column.
 */
public final class Thinning {
    private static final int STEP = Integer.getInteger("lifeline.thinning", 1);

    private Thinning() {}

    public static boolean keeps(int number) {
        return number % STEP == 0;
    }
}
