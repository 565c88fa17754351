package dev.lifeline.lifecycle.guard;

/**
 * The allowed rate of calls.
 *
 * @param perSecond in the long run, above 0
 * @param burst at once, after an idle time; at least 1
 */
public record Rate(double perSecond, int burst) {
    public Rate {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a rate is above 0 and its burst at least 1, not " + perSecond
                    + " a second with a burst of " + burst);
        }
    }
}
