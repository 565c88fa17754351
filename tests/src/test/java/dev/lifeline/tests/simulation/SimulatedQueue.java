package dev.lifeline.tests.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A standard queue of a function, as template.yaml declares it: at least once, in any order, in batches whose messages
 * fail separately, and with dead letters.
 */
final class SimulatedQueue {
    private static final Duration VISIBILITY = Duration.ofMinutes(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_RECEIVES = 5;
    private static final int MOST_AT_ONCE = 10;

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final String function;
    private final Handler handler;
    private final List<QueuedEvent> ready = new ArrayList<>();
    private final List<QueuedEvent> dead = new ArrayList<>();
    private int underWay;

    SimulatedQueue(SimulatedStack stack, String function, Handler handler) {
        this.stack = stack;
        this.world = stack.world();
        this.function = function;
        this.handler = handler;
    }

    /** Handles one message, or throws: then it is delivered again. */
    @FunctionalInterface
    interface Handler {
        void handle(FunctionInstance function, QueuedEvent message);
    }

    void send(QueuedEvent message, Duration delay) {
        underWay++;
        arrive(message, world.time().now().plus(delay));
    }

    private void arrive(QueuedEvent message, Instant at) {
        world.time().at(at, () -> {
            ready.add(message);
            Instant poll =
                    world.time().now().plusMillis((long) (200 * world.chance().number(message.id())));
            world.time().at(poll.isBefore(world.eventsAgainAt()) ? world.eventsAgainAt() : poll, this::poll);
        });
    }

    private void poll() {
        if (ready.isEmpty()) {
            return;
        }
        int size = world.chance()
                .roll(Fault.BATCH, function)
                .map(roll -> 2 + roll.upTo(MOST_AT_ONCE - 1))
                .orElse(1);
        List<QueuedEvent> batch = new ArrayList<>();
        while (!ready.isEmpty() && batch.size() < size) {
            QueuedEvent message =
                    ready.remove((int) (ready.size() * world.chance().number(function)));
            if (message.received() > MOST_RECEIVES) {
                dead.add(message);
            } else {
                batch.add(message);
            }
        }
        if (!batch.isEmpty()) {
            invoke(batch);
        }
    }

    private void invoke(List<QueuedEvent> batch) {
        Instant visible = world.time().now().plus(VISIBILITY);
        List<QueuedEvent> failed = new ArrayList<>();
        stack.invoke(
                function,
                TIMEOUT,
                instance -> batch.forEach(message -> {
                    if (!handled(instance, message)) {
                        failed.add(message);
                    }
                }),
                lived -> {
                    List<QueuedEvent> again = lived ? failed : batch;
                    again.forEach(message -> arrive(message, visible));
                    underWay -= batch.size() - again.size();
                });
    }

    private boolean handled(FunctionInstance instance, QueuedEvent message) {
        try {
            handler.handle(instance, message);
            return true;
        } catch (RuntimeException failure) {
            stack.expected(instance, failure);
            return false;
        }
    }

    /** An operator redrives the dead letters. */
    void redrive() {
        List<QueuedEvent> again = List.copyOf(dead);
        dead.clear();
        again.forEach(message -> {
            message.redriven();
            arrive(message, world.time().now());
        });
    }

    boolean isEmpty() {
        return underWay == 0;
    }
}
