package dev.lifeline.tests.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens in a world, step by step: always as a hash, and as lines where they are to be read. */
final class Trace {
    private final boolean written;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;
    private int steps;

    Trace(boolean written) {
        this.written = written;
    }

    /** Notes a step. Of the subject only texts and numbers count for the hash, the same in every process. */
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
