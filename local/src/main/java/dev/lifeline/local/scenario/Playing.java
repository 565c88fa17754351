package dev.lifeline.local.scenario;

import dev.lifeline.local.cloud.LocalCloud;
import java.time.Duration;
import java.time.Instant;

/** A cloud on which scenarios are played. */
record Playing(LocalCloud cloud, Instant start) {
    Duration elapsed() {
        return Duration.between(start, cloud.clock().instant());
    }
}
