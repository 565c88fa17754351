package dev.lifeline.local.router;

import java.time.Duration;

/** How long a span of the router's clock takes on the wall clock. */
@FunctionalInterface
public interface Pace {

    Duration real(Duration simulated);
}
