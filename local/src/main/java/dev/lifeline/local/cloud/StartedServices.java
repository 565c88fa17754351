package dev.lifeline.local.cloud;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in reverse order. One that fails to stop does not prevent the others. */
final class StartedServices implements AutoCloseable {
    private final Deque<Stoppable> parts = new ArrayDeque<>();

    /** How a part is stopped. */
    @FunctionalInterface
    interface Stoppable {
        void stop();
    }

    void add(Stoppable part) {
        parts.push(part);
    }

    @Override
    public void close() {
        Stoppable part = parts.poll();
        if (part != null) {
            try {
                part.stop();
            } finally {
                close();
            }
        }
    }
}
