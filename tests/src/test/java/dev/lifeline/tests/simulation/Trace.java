package dev.lifeline.tests.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens in a world, step by step: always as a hash, and as lines if requested. */
final class Trace {
    private final boolean written;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;
    private int steps;

    Trace(boolean written) {
        this.written = written;
    }

    /**
     * Records a step. Only texts and numbers of the subject count for the hash, so that it is the same in every
     * process.
     */
    void note(Instant at, String who, String what, Object subject) {
        steps++;
        hash = hash * 31 + at.getEpochSecond() * 1_000_003 + at.getNano();
        hash = hash * 31 + who.hashCode();
        hash = hash * 31 + what.hashCode();
        hash = hash * 31 + subject.toString().hashCode();
        if (written) {
            lines.add("%s  %-22s %-26s %s".formatted(at, who, what, subject));
        }
    }

    long hash() {
        return hash;
    }

    int steps() {
        return steps;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
