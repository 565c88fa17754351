package dev.lifeline.tests.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A time in which nobody answers. */
record Outage(Instant from, Instant to) {

    static Outage none() {
        return new Outage(Instant.MAX, Instant.MIN);
    }

    /** Of minutes to as long as is said, somewhere before the end. */
    static Outage of(Optional<Chance.Roll> roll, Instant start, Instant end, Duration longest) {
        return roll.map(how -> {
                    long all = Duration.between(start, end).toSeconds();
                    long length = (long) how.between(30, (double) Math.min(longest.toSeconds(), all));
                    long from = how.other().upTo((int) (all - length));
                    return new Outage(start.plusSeconds(from), start.plusSeconds(from + length));
                })
                .orElseGet(Outage::none);
    }

    boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
