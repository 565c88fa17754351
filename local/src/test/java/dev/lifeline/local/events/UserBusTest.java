package dev.lifeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The user's bus")
@Timeout(60)
class UserBusTest {
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    private final List<String> tries = new ArrayList<>();

    private static BusEvent event(String name) {
        return new BusEvent(name, name);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void delivers_in_order() throws InterruptedException {
        try (UserBus bus = UserBus.start(delivered::add, Duration.ZERO, problems::add)) {
            for (int number = 0; number < 100; number++) {
                bus.publish(event("event " + number));
            }
            for (int number = 0; number < 100; number++) {
                assertThat(next(delivered)).isEqualTo("event " + number);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void tries_an_event_three_times_and_says_when_it_begins_and_ends_to_drop_them() throws InterruptedException {
        EventSubscriber target = event -> {
            tries.add(event);
            if (event.startsWith("refused")) {
                throw new IOException("it answered with HTTP status 503");
            }
            delivered.add(event);
        };
        try (UserBus bus = UserBus.start(target, Duration.ZERO, problems::add)) {
            bus.publish(event("refused 1"));
            bus.publish(event("refused 2"));
            bus.publish(event("taken"));
            assertThat(next(delivered)).isEqualTo("taken");
            assertThat(next(problems)).isEqualTo("events are dropped: it answered with HTTP status 503");
            assertThat(next(problems)).isEqualTo("events are delivered again; 2 were dropped");
        }
        assertThat(tries)
                .containsExactly("refused 1", "refused 1", "refused 1", "refused 2", "refused 2", "refused 2", "taken");
    }

    @Test
    void never_lets_whoever_publishes_wait_for_a_target_that_hangs() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        EventSubscriber target = event -> hangs.await();
        try (UserBus bus = UserBus.start(target, Duration.ZERO, problems::add)) {
            for (int number = 0; number < 10_002; number++) {
                bus.publish(event("event"));
            }
            assertThat(next(problems)).isEqualTo("events are dropped: too many events wait");
        }
    }
}
