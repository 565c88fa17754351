package dev.lifeline.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The pump")
@Timeout(30)
class RouterPumpTest {
    private static final int FACTOR = 1000;

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private final long startNanos = System.nanoTime();
    private final InstantSource clock = () -> start.plusNanos((System.nanoTime() - startNanos) * FACTOR);
    private final CountDownLatch redelivered = new CountDownLatch(2);
    private final CountDownLatch minutes = new CountDownLatch(3);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    @Test
    void runs_functions_and_schedules_as_the_clock_goes_and_redelivers_only_after_the_function_ended()
            throws InterruptedException {
        RequestStreamHandler dies = (input, output, context) -> {
            overlaps.addAndGet(atWork.getAndIncrement());
            pauseFor(Duration.ofMinutes(10)); // far beyond the visibility timeout
            atWork.decrementAndGet();
            redelivered.countDown();
            throw new FunctionDied();
        };
        RequestStreamHandler counts = (input, output, context) -> minutes.countDown();
        Router router = new Router(
                FakeCloud.template(),
                Map.of("TaskStateChange", dies, "InstanceStateChange", counts, "Reconcile", counts),
                new RouterSetup(clock, new SplittableRandom(1), new RouterLog() {}));
        try (RouterPump pump = RouterPump.start(router, simulated -> simulated.dividedBy(FACTOR))) {
            router.publish(FakeCloud.TASK_EVENT);
            assertThat(redelivered.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(minutes.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(overlaps).hasValue(0);
            assertThat(pump).isNotNull();
        }
    }

    /** Waits until the router's clock has advanced by that much. */
    private void pauseFor(Duration simulated) {
        Instant end = clock.instant().plus(simulated);
        while (clock.instant().isBefore(end)) {
            Thread.onSpinWait();
        }
    }
}
