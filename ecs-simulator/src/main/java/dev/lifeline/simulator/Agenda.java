package dev.lifeline.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Scheduled actions, in the order of their time and then of their scheduling. */
final class Agenda {
    private final PriorityQueue<ScheduledAction> entries = new PriorityQueue<>(
            Comparator.comparing(ScheduledAction::due).thenComparingLong(ScheduledAction::sequence));
    private long sequence;
    private Instant now = Instant.MIN;

    private record ScheduledAction(Instant due, long sequence, Consumer<Instant> action) {}

    void at(Instant due, Consumer<Instant> action) {
        entries.add(new ScheduledAction(due, sequence++, action));
    }

    /** Carries out everything due up to the moment, including what that schedules. Time never goes back. */
    Instant runUntil(Instant until) {
        for (ScheduledAction next = entries.peek(); next != null && !next.due.isAfter(until); next = entries.peek()) {
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
        return Optional.ofNullable(entries.peek()).map(ScheduledAction::due);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
