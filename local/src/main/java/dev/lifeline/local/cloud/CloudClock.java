package dev.lifeline.local.cloud;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a local cloud, as other programs compute it.
 *
 * @param began when the cloud started, by both clocks
 * @param speed simulated seconds per second
 */
public record CloudClock(Instant began, int speed) {
    /** What the cloud's clock shows at a moment of the wall clock. */
    public Instant at(Instant wall) {
        return began.plus(Duration.between(began, wall).multipliedBy(speed));
    }
}
