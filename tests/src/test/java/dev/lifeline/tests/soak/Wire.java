package dev.lifeline.tests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The connection from the victim to ECS, which records calls in the ledger and may have a trap. */
final class Wire implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI ecs;
    private final Ledger ledger;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackServer server;
    private final ReentrantLock launching = new ReentrantLock();
    private volatile Optional<Trap> trap = Optional.empty();

    Wire(URI ecs, Ledger ledger) throws IOException {
        this.ecs = ecs;
        this.ledger = ledger;
        server = new LoopbackServer(this::serve);
    }

    URI uri() {
        return server.uri();
    }

    /** Sets this trap, replacing any other. */
    void lay(Trap next) {
        trap = Optional.of(next);
    }

    void clear() {
        trap = Optional.empty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer = target.endsWith(".RunTask") ? launch(target, body) : forward(target, body);
            if (target.endsWith(".StopTask")) {
                ledger.calls().stopTask().incrementAndGet();
            }
            answer.headers()
                    .firstValue("x-amzn-ErrorType")
                    .ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after the other, so that the ledger sees the launches in their order. */
    private HttpResponse<byte[]> launch(String target, byte[] body) throws IOException, InterruptedException {
        launching.lock();
        try {
            Optional<Trap> lying = trap;
            if (lying.filter(Trap::beforeLaunch).isPresent()) {
                throw new IOException("killed before ECS heard of it");
            }
            ledger.calls().runTask().incrementAndGet();
            HttpResponse<byte[]> answer = forward(target, body);
            JsonNode request = MAPPER.readTree(body);
            JsonNode task = MAPPER.readTree(answer.body()).path("tasks").path(0);
            if (task.isMissingNode()) {
                ledger.calls().refused().incrementAndGet();
            } else {
                ledger.answered(
                        request.path("startedBy").asText(),
                        request.path("clientToken").asText(),
                        task.path("taskArn").asText());
            }
            lying.ifPresent(Trap::afterLaunch);
            return answer;
        } finally {
            launching.unlock();
        }
    }

    private HttpResponse<byte[]> forward(String target, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ecs)
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
