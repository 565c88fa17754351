package dev.lifeline.aws.ecs;

import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Plays recorded answers of ECS (AWS JSON 1.1) on the loopback interface in order, and records the requests. */
final class RecordedEcs implements AutoCloseable {

    /** An answer, or none. */
    sealed interface RecordedReply {
        record JsonReply(int status, String body) implements RecordedReply {}

        /** The request arrives, its answer never does. */
        record LostReply() implements RecordedReply {}

        /** The connection is closed after the request arrived. */
        record HangUp() implements RecordedReply {}
    }

    /** @param operation as in RunTask */
    record RecordedRequest(String operation, String body) {}

    private final LoopbackServer server;
    private final Queue<RecordedReply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<RecordedRequest> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    RecordedEcs() throws IOException {
        server = new LoopbackServer(this::handle);
    }

    URI endpoint() {
        return server.uri();
    }

    void answer(RecordedReply... next) {
        replies.addAll(List.of(next));
    }

    void answer(String body) {
        answer(new RecordedReply.JsonReply(200, body));
    }

    List<RecordedRequest> asked() {
        return new ArrayList<>(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new RecordedRequest(target.substring(target.indexOf('.') + 1), body));
        RecordedReply reply = replies.isEmpty() ? new RecordedReply.JsonReply(404, "{}") : replies.remove();
        switch (reply) {
            case RecordedReply.JsonReply json -> {
                byte[] bytes = json.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
                exchange.sendResponseHeaders(json.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
            case RecordedReply.LostReply silence -> awaitClose();
            case RecordedReply.HangUp hangUp -> exchange.close();
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
