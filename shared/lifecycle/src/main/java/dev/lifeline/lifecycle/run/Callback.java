package dev.lifeline.lifecycle.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who waits for a run and gets a report when it ends.
 *
 * @param number its number within the run's generation, never used twice; 0 before a run has it
 * @param heartbeat how often it hears that the run is alive
 * @param heartbeatAt when it hears so next
 */
public record Callback(int number, CallbackTarget target, Optional<Duration> heartbeat, Optional<Instant> heartbeatAt) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** A callback that no run has yet. */
    public static Callback to(CallbackTarget target, Optional<Duration> heartbeat) {
        heartbeat.ifPresent(every -> {
            if (every.compareTo(SHORTEST) < 0 || !target.takesHeartbeats()) {
                throw new IllegalArgumentException("no heartbeat every " + every + " to " + target);
            }
        });
        return new Callback(0, target, heartbeat, Optional.empty());
    }

    Callback numbered(int next, Instant now) {
        return new Callback(next, target, heartbeat, heartbeat.map(now::plus));
    }

    /** Whether a heartbeat is due. */
    public boolean isDue(Instant now) {
        return heartbeatAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    Callback beating(Instant now) {
        return isDue(now) ? new Callback(number, target, heartbeat, heartbeat.map(now::plus)) : this;
    }

    Callback withoutTime() {
        return new Callback(number, target, heartbeat, Optional.empty());
    }

    @Override
    public String toString() {
        return "callback " + number + " to " + target;
    }
}
