package dev.lifeline.local.router;

import java.time.Duration;

/** The wall-clock duration of a span of the router's clock. */
@FunctionalInterface
public interface Pace {

    Duration real(Duration simulated);
}
