package dev.lifeline.lifecycle.run;

import java.time.Instant;

/**
 * What becomes due for a run first, if nothing is observed before.
 *
 * @param what in words, such as {@code attempt 2}
 */
public record NextStep(String what, Instant at) {

    @Override
    public String toString() {
        return what + " at " + at;
    }
}
