package dev.lifeline.local.router;

import java.time.Duration;

/** How long a span of the router's clock takes on the wall clock. */
@FunctionalInterface
public interface Pace {

    Duration real(Duration simulated);

    static Pace realTime() {
        return simulated -> simulated;
    }

    /** The pace of a clock that runs that many times as fast as the wall clock. */
    static Pace times(int factor) {
        return simulated -> simulated.dividedBy(factor);
    }
}
