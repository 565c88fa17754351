package dev.lifeline.local.scenario;

import dev.lifeline.local.cloud.LocalCloud;
import java.time.Duration;
import java.time.Instant;

/** A cloud that plays scenarios. */
record ScenarioCloud(LocalCloud cloud, Instant start) {
    Duration elapsed() {
        return Duration.between(start, cloud.clock().instant());
    }
}
