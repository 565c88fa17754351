package dev.lifeline.local.router;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What the local cloud takes from outside: the time that timeouts and schedules count in, the source of message and
 * request ids, and who is told.
 */
public record RouterSetup(InstantSource clock, RandomGenerator random, RouterLog log) {

    Instant now() {
        return clock.instant();
    }

    /** A random (version 4) UUID; generators need not be safe for several threads, hence the lock. */
    String newId() {
        synchronized (random) {
            long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
            long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    }
}
