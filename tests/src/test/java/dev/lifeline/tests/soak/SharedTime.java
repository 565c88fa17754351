package dev.lifeline.tests.soak;

import dev.lifeline.simulator.ScaledClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A simulated time on which several processes of one machine agree.
 *
 * @param origin when it began, by the machine's clock and by the simulated one
 * @param speed simulated seconds per second
 */
record SharedTime(Instant origin, int speed) {

    static SharedTime beginning(int speed) {
        return new SharedTime(Instant.now(), speed);
    }

    /** Its clock, the same in every process. */
    ScaledClock clock() {
        Duration passed = Duration.between(origin, Instant.now());
        return ScaledClock.starting(origin.plus(passed.multipliedBy(speed)), speed);
    }
}
