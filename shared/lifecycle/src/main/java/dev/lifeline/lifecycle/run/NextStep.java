package dev.lifeline.lifecycle.run;

import java.time.Instant;

/**
 * What is due for a run next, without another observation.
 *
 * @param what in words, such as {@code attempt 2}
 */
public record NextStep(String what, Instant at) {

    @Override
    public String toString() {
        return what + " at " + at;
    }
}
