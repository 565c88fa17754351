package dev.lifeline.local.events;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Delivers events to a target in their order, on its own thread. Whoever publishes never waits: an event that a target
 * refuses three times is dropped, and so is one that comes while too many wait.
 */
public final class UserBus implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int TRIES = 3;

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final EventSubscriber target;
    private final Duration pause;
    private final Consumer<String> problems;
    private final Thread thread;
    private long dropped;

    private UserBus(EventSubscriber target, Duration pause, Consumer<String> problems) {
        this.target = target;
        this.pause = pause;
        this.problems = problems;
        this.thread = Thread.ofVirtual().name("user-bus").unstarted(this::run);
    }

    /**
     * Delivers until closed.
     *
     * @param pause after a failed try; twice as long after the second
     * @param problems receives one sentence when events begin to be dropped, and one when they no longer are
     */
    public static UserBus start(EventSubscriber target, Duration pause, Consumer<String> problems) {
        UserBus bus = new UserBus(target, pause, problems);
        bus.thread.start();
        return bus;
    }

    /** Never waits. */
    public void publish(BusEvent event) {
        if (!waiting.offer(event.json())) {
            drop("too many events wait");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String event = waiting.take();
                deliver(event).ifPresentOrElse(this::drop, this::delivered);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why it was not delivered; empty if it was. */
    private Optional<String> deliver(String event) throws InterruptedException {
        String problem = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                target.deliver(event);
                return Optional.empty();
            } catch (IOException failure) {
                problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                if (attempt < TRIES) {
                    Thread.sleep(pause.multipliedBy(attempt));
                }
            }
        }
        return Optional.of(problem);
    }

    private synchronized void drop(String why) {
        if (dropped++ == 0) {
            problems.accept("events are dropped: " + why);
        }
    }

    private synchronized void delivered() {
        if (dropped > 0) {
            problems.accept("events are delivered again; " + dropped + " were dropped");
            dropped = 0;
        }
    }
}
