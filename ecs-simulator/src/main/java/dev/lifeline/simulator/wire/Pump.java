package dev.lifeline.simulator.wire;

import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Advances the simulator's time: sleeps until something is due, and delivers the events without holding the lock. */
final class Pump implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EcsSimulator ecs;
    private final ScaledClock clock;
    private final Consumer<EmittedEvent> sink;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition rearranged = lock.newCondition();
    private final Thread thread;

    private Pump(EcsSimulator ecs, ScaledClock clock, Consumer<EmittedEvent> sink) {
        this.ecs = ecs;
        this.clock = clock;
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name("ecs-simulator").unstarted(this::run);
    }

    static Pump start(EcsSimulator ecs, ScaledClock clock, Consumer<EmittedEvent> sink) {
        Pump pump = new Pump(ecs, clock, sink);
        pump.thread.start();
        return pump;
    }

    <T> T with(BiFunction<EcsSimulator, Instant, T> use) {
        lock.lock();
        try {
            return use.apply(ecs, clock.instant());
        } finally {
            rearranged.signal();
            lock.unlock();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        // The sink itself may close the endpoint, and cannot wait for its own end.
        if (!Thread.currentThread().equals(thread)) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            boolean ended = thread.join(PATIENCE);
            if (!ended) {
                throw new IllegalStateException(
                        "The sink of the simulated ECS's events still runs " + PATIENCE.toSeconds()
                                + " s after the endpoint was closed. Let it return when its thread is interrupted.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                nextEvents().forEach(sink);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<EmittedEvent> nextEvents() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<EmittedEvent> events = ecs.advanceTo(clock.instant());
            while (events.isEmpty()) {
                rearranged.awaitNanos(nanosUntilDue());
                events = ecs.advanceTo(clock.instant());
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntilDue() {
        return ecs.nextDue()
                .map(due -> clock.real(Duration.between(clock.instant(), due)).toNanos())
                .orElse(Long.MAX_VALUE);
    }
}
