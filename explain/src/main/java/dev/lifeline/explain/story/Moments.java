package dev.lifeline.explain.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments for people, without fractions of a second. */
final class Moments {
    private Moments() {}

    static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
