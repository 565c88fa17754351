package dev.lifeline.console.web;

import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.console.live.Feeds;
import dev.lifeline.console.live.Subscription;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.controller.json.Requested;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Server-sent events: the whole view, then its changes, until the page closes the connection. */
final class EventStream {
    static final String PATH = "/events/";

    private EventStream() {}

    static void serve(WebRequest request, Feeds feeds, HttpExchange exchange) throws IOException {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        Optional<String> page = Optional.ofNullable(query.remove("page"));
        Optional<Requested<ViewRequest>> view = ViewPaths.view(request.path().substring(PATH.length()), query);
        if (view.isEmpty()) {
            WebAnswer.text(404, "there is no such view").send(exchange);
            return;
        }
        switch (view.get()) {
            case Requested.Invalid<ViewRequest> invalid ->
                Routes.invalid(invalid.problems()).send(exchange);
            case Requested.Valid<ViewRequest> valid -> stream(feeds.subscribe(valid.value(), page), exchange);
        }
    }

    private static void stream(Optional<Subscription> subscription, HttpExchange exchange) throws IOException {
        if (subscription.isEmpty()) {
            WebAnswer.text(503, "too many pages of this console are open; close some")
                    .send(exchange);
            return;
        }
        try (Subscription page = subscription.get()) {
            WebAnswer.head(exchange.getResponseHeaders(), "text/event-stream", Map.of());
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (true) {
                out.write(page.next().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
