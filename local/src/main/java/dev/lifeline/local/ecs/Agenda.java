package dev.lifeline.local.ecs;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is going to happen, in order of time and, at one moment, of arrangement. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::sequence));
    private long sequence;
    private Instant now = Instant.MIN;

    private record Entry(Instant due, long sequence, Consumer<Instant> action) {}

    void at(Instant due, Consumer<Instant> action) {
        entries.add(new Entry(due, sequence++, action));
    }

    /** Does everything due up to the moment, also what that brings about. Time never goes back. */
    Instant runUntil(Instant until) {
        for (Entry next = entries.peek(); next != null && !next.due.isAfter(until); next = entries.peek()) {
            entries.poll();
            now = latest(now, next.due);
            next.action.accept(now);
        }
        now = latest(now, until);
        return now;
    }

    Instant now() {
        return now;
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(entries.peek()).map(Entry::due);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
