package dev.lifeline.local.router;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs a router as its clock advances: fires schedules and invokes functions on virtual threads, up to the concurrency
 * that the template allows per mapping. Closing interrupts running invocations.
 */
public final class RouterPump implements AutoCloseable {
    /** The real time until a new message is noticed. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(20);

    private static final Duration SHORTEST_NAP = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Router router;
    private final Pace pace;
    private final List<Worker> workers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("router-", 0).factory());

    private record Worker(Poller poller, Semaphore free) {}

    private RouterPump(Router router, Pace pace) {
        this.router = router;
        this.pace = pace;
        this.workers = router.pollers().stream()
                .map(poller -> new Worker(poller, new Semaphore(poller.concurrency())))
                .toList();
    }

    /** Starts working; the pace converts the router's time to real time. */
    public static RouterPump start(Router router, Pace pace) {
        RouterPump pump = new RouterPump(router, pace);
        pump.threads.execute(pump::run);
        return pump;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!threads.isShutdown()) {
                router.fireSchedules();
                workers.forEach(this::dispatch);
                Thread.sleep(nap());
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void dispatch(Worker worker) {
        boolean due = worker.poller()
                .nextDue()
                .filter(time -> !time.isAfter(router.now()))
                .isPresent();
        if (due && worker.free().tryAcquire()) {
            threads.execute(() -> work(worker));
        }
    }

    private void work(Worker worker) {
        try {
            boolean busy = true;
            while (busy && !threads.isShutdown()) {
                busy = worker.poller().poll();
            }
        } finally {
            worker.free().release();
        }
    }

    private Duration nap() {
        Instant now = router.now();
        Duration nap = router.nextDue()
                .map(due -> pace.real(Duration.between(now, due)))
                .orElse(LONGEST_NAP);
        if (nap.compareTo(SHORTEST_NAP) < 0) {
            return SHORTEST_NAP;
        }
        return nap.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : nap;
    }
}
