package dev.lifeline.controller.policy;

import java.time.Duration;

/** Durations as they are written back: in the largest unit that leaves nothing over. */
final class Durations {
    private Durations() {}

    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0 || millis == 0) {
            return millis / 1_000 + "s";
        }
        if (millis % 3_600_000 != 0) {
            return millis / 60_000 + "m";
        }
        return millis % 86_400_000 == 0 ? millis / 86_400_000 + "d" : millis / 3_600_000 + "h";
    }
}
