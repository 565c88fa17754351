package dev.lifeline.tests.soak;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills at a RunTask: before ECS receives it, or after it is done and before it is answered. */
final class Trap {
    private final Side side;
    private final Runnable kill;
    private final AtomicInteger left;
    private final CountDownLatch sprung = new CountDownLatch(1);

    /**
     * A trap.
     *
     * @param launch which of the following RunTask calls, 1 for the next
     */
    Trap(Side side, int launch, Runnable kill) {
        this.side = side;
        this.kill = kill;
        this.left = new AtomicInteger(launch);
    }

    /** Before or after ECS's work. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** Whether the caller was killed. */
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
