package dev.lifeline.tests.simulation;

import dev.lifeline.tests.FunctionDeath;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Time that moves from one entry of an agenda to the next. Each sleeper is a virtual thread, but only one thread runs
 * at a time: a thread that sleeps passes control to the next one on the agenda. So the same agenda gives the same
 * order.
 */
final class VirtualTime {
    private static final ThreadLocal<Baton> OWN = new ThreadLocal<>();

    private final PriorityQueue<WaitingEntry> agenda =
            new PriorityQueue<>(Comparator.comparing(WaitingEntry::at).thenComparingLong(WaitingEntry::sequence));
    private final Baton main = new Baton();
    private BooleanSupplier over = () -> false;
    private Optional<Throwable> failure = Optional.empty();
    private Instant now;
    private long sequence;
    private boolean ending;

    VirtualTime(Instant start) {
        this.now = start;
    }

    /** Either an action, or a thread to wake. */
    private record WaitingEntry(Instant at, long sequence, Optional<Runnable> action, Optional<Baton> sleeper) {}

    /** The turn of one thread, which only one of them has. */
    private static final class Baton {
        private Thread holder = Thread.currentThread();
        private boolean begun = true;
        private volatile boolean given;

        private void startWith(Thread thread) {
            holder = thread;
            begun = false;
        }

        private void give() {
            if (begun) {
                given = true;
                LockSupport.unpark(holder);
            } else {
                begun = true;
                holder.start();
            }
        }

        private void await() {
            while (!given) {
                LockSupport.park(this);
            }
            given = false;
        }
    }

    Instant now() {
        return now;
    }

    void at(Instant when, Runnable action) {
        agenda.add(new WaitingEntry(when, sequence++, Optional.of(action), Optional.empty()));
    }

    /** Starts something that may sleep. If it throws, the world ends. */
    void begin(Runnable body) {
        Baton own = new Baton();
        own.startWith(Thread.ofVirtual().unstarted(() -> {
            OWN.set(own);
            if (!ending) {
                act(body);
            }
            next(Optional.empty());
        }));
        agenda.add(new WaitingEntry(now, sequence++, Optional.empty(), Optional.of(own)));
    }

    /** Sleeps until then. Only for what was started here. */
    void sleepUntil(Instant when) {
        Baton self = OWN.get();
        agenda.add(new WaitingEntry(when.isAfter(now) ? when : now, sequence++, Optional.empty(), Optional.of(self)));
        next(Optional.of(self));
        if (ending) {
            throw new FunctionDeath("the world ends");
        }
    }

    void run(BooleanSupplier until) {
        over = until;
        next(Optional.of(main));
        ending = true;
        while (!agenda.isEmpty()) {
            agenda.poll().sleeper().ifPresent(sleeper -> {
                sleeper.give();
                main.await();
            });
        }
        failure.ifPresent(VirtualTime::rethrow);
    }

    private void next(Optional<Baton> self) {
        while (!ending && failure.isEmpty() && !agenda.isEmpty() && !over.getAsBoolean()) {
            WaitingEntry entry = agenda.poll();
            now = entry.at().isAfter(now) ? entry.at() : now;
            if (entry.action().isPresent()) {
                act(entry.action().get());
            } else {
                Baton other = entry.sleeper().orElseThrow();
                handOn(self, other);
                return;
            }
        }
        handOn(self, main);
    }

    private static void handOn(Optional<Baton> self, Baton other) {
        if (self.filter(own -> own == other).isPresent()) {
            return;
        }
        other.give();
        self.ifPresent(Baton::await);
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            failure = ending ? failure : Optional.of(thrown);
        }
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
