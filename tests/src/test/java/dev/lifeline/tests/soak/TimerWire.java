package dev.lifeline.tests.soak;

import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.testing.LoopbackServer;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.local.router.LocalQueue;
import dev.lifeline.local.router.MessageContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The queue of timers, which outlives the victim, with a minimal SendMessage. */
final class TimerWire implements AutoCloseable {
    private final LoopbackServer server;
    private final Supplier<LocalQueue> queue;

    TimerWire(Supplier<LocalQueue> queue) throws IOException {
        this.queue = queue;
        server = new LoopbackServer(this::take);
    }

    URI uri() {
        return server.uri();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            long seconds = Long.parseLong(exchange.getRequestURI().getPath().substring(1));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            queue.get().send(MessageContent.of(body), Duration.ofSeconds(seconds));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The victim's side. */
    static Timers to(URI wire, InstantSource clock) {
        HttpClient http = HttpClient.newHttpClient();
        return timer -> TimerMessage.of(timer, clock.instant()).ifPresent(message -> send(http, wire, message));
    }

    private static void send(HttpClient http, URI wire, TimerMessage message) {
        try {
            http.send(
                    HttpRequest.newBuilder(wire.resolve("/" + message.delay().toSeconds()))
                            .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException lost) {
            System.err.println("a timer is lost: " + lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
