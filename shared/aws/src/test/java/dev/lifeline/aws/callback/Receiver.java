package dev.lifeline.aws.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service of AWS that records its calls and gives one answer. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server;
    private final List<ReceivedCall> calls = new ArrayList<>();
    private Reply reply = new Reply(200, "", "{}");

    /** One call as it is on the wire. */
    record ReceivedCall(String target, String path, String type, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException broken) {
                throw new IllegalStateException(body, broken);
            }
        }
    }

    private record Reply(int status, String error, String body) {}

    Receiver() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    URI uri() {
        return server.uri();
    }

    /** From now on it answers with this error, the type as its service writes it. */
    void refuse(int status, String type, String message) {
        reply = new Reply(
                status,
                type,
                JSON.createObjectNode()
                        .put("__type", type)
                        .put("message", message)
                        .put("Message", message)
                        .toString());
    }

    void answer(String body) {
        reply = new Reply(200, "", body);
    }

    synchronized List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    ReceivedCall call() {
        return calls().getLast();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(new ReceivedCall(
                    header(exchange, "X-Amz-Target"),
                    exchange.getRequestURI().getRawPath(),
                    header(exchange, "Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (!reply.error().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.error());
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
