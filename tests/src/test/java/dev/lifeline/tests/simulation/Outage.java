package dev.lifeline.tests.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A period without answers. */
record Outage(Instant from, Instant to) {

    static Outage none() {
        return new Outage(Instant.MAX, Instant.MIN);
    }

    /** From minutes to the given length, somewhere before the end. */
    static Outage of(Optional<Chance.Roll> roll, Instant start, Instant end, Duration longest) {
        return roll.map(how -> {
                    long all = Duration.between(start, end).toSeconds();
                    long length = (long) how.between(300, (double) Math.max(300, Math.min(longest.toSeconds(), all)));
                    long from = how.other().upTo((int) Math.max(0, all - length));
                    return new Outage(start.plusSeconds(from), start.plusSeconds(from + length));
                })
                .orElseGet(Outage::none);
    }

    Outage longerBy(Duration span) {
        return new Outage(from, to.plus(span));
    }

    /** It does not end with the faults. */
    Outage forEver() {
        return from.equals(Instant.MAX) ? this : new Outage(from, Instant.MAX);
    }

    boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
