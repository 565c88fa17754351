package dev.lifeline.local.router;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The dependencies of the router: the clock of timeouts and schedules, the source of message and request ids, and the
 * log.
 */
public record RouterSetup(InstantSource clock, RandomGenerator random, RouterLog log) {

    Instant now() {
        return clock.instant();
    }

    /** A random (version 4) UUID. Locked, because generators need not be thread-safe. */
    String newId() {
        synchronized (random) {
            long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
            long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    }
}
