package dev.lifeline.local.cloud;

import dev.lifeline.local.router.Router;
import java.util.concurrent.CompletableFuture;

/** Leads events to a router that is made after their source; an event that comes before it waits. */
final class Events {
    private final CompletableFuture<Router> router = new CompletableFuture<>();

    void to(Router target) {
        router.complete(target);
    }

    void publish(String event) {
        router.join().publish(event);
    }
}
