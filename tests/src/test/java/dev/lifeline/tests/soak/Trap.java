package dev.lifeline.tests.soak;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills at a RunTask: before ECS hears of it, or when it has done it and nobody knows. */
final class Trap {
    private final Side side;
    private final Runnable kill;
    private final AtomicInteger left;
    private final CountDownLatch sprung = new CountDownLatch(1);

    /**
     * A trap.
     *
     * @param launch at which RunTask from now on, 1 for the next
     */
    Trap(Side side, int launch, Runnable kill) {
        this.side = side;
        this.kill = kill;
        this.left = new AtomicInteger(launch);
    }

    /** On which side of ECS's work. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** Whether whoever asked is dead now. */
    boolean beforeLaunch() {
        boolean springs = left.decrementAndGet() == 0 && side == Side.BEFORE;
        if (springs) {
            spring();
        }
        return springs;
    }

    void afterLaunch() {
        if (left.get() == 0 && side == Side.AFTER) {
            spring();
        }
    }

    private void spring() {
        kill.run();
        sprung.countDown();
    }

    /** Whether it has killed within that time. */
    boolean awaitSprung(Duration patience) throws InterruptedException {
        return sprung.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
