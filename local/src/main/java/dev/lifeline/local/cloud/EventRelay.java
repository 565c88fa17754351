package dev.lifeline.local.cloud;

import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.local.router.MessageContent;
import dev.lifeline.local.router.Router;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Passes events and timers to a router that is created after their sources. What arrives earlier waits. */
final class EventRelay {
    /** The queue of timers, by its logical id. */
    private static final String TIMERS = "Timers";

    private final CompletableFuture<Router> router = new CompletableFuture<>();

    void to(Router target) {
        router.complete(target);
    }

    void publish(String event) {
        router.join().publish(event);
    }

    Timers timers(InstantSource clock) {
        return timer -> TimerMessage.of(timer, clock.instant())
                .ifPresent(message ->
                        router.join().queue(TIMERS).send(MessageContent.of(message.body()), message.delay()));
    }
}
