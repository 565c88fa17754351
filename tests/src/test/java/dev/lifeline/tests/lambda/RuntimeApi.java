package dev.lifeline.tests.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lambda's side of the Runtime API (AWS "Lambda runtime API"), on a loopback port, for one function at a time. */
final class RuntimeApi implements AutoCloseable {
    static final String TRACE = "1-5759e988-bd862e3fe1be46a994272793";

    private static final String PATH = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoopbackServer server;
    private final BlockingQueue<NextInvocation> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<RuntimeOutcome> init = new CompletableFuture<>();
    private final CompletableFuture<Long> restoring = new CompletableFuture<>();
    private volatile CompletableFuture<RuntimeOutcome> underWay = new CompletableFuture<>();

    private record NextInvocation(String id, String payload) {}

    RuntimeApi() throws IOException {
        server = new LoopbackServer(this::serve);
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return server.uri().getAuthority();
    }

    /** Invokes the function and waits for the outcome. */
    RuntimeOutcome invoke(String id, String payload) throws InterruptedException {
        underWay = new CompletableFuture<>();
        waiting.add(new NextInvocation(id, payload));
        return await(underWay);
    }

    /** Waits until the function asks for its first invocation or fails before; the body is empty in the first case. */
    RuntimeOutcome init() throws InterruptedException {
        return await(init);
    }

    /** Waits until the memory of the function would be saved, and returns that time, by {@link System#nanoTime}. */
    long restoring() throws InterruptedException {
        return await(restoring);
    }

    @Override
    public void close() {
        server.close();
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("the function did not get there within " + PATIENCE, failure);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String call = exchange.getRequestURI().getPath().substring(PATH.length());
            if (call.equals("invocation/next")) {
                init.complete(new RuntimeOutcome.RuntimeAnswer(""));
                next(exchange);
            } else if (call.equals("restore/next")) {
                restoring.complete(System.nanoTime());
                exchange.sendResponseHeaders(200, -1);
            } else {
                boolean failed = call.endsWith("error");
                (call.startsWith("invocation/") ? underWay : init)
                        .complete(
                                failed
                                        ? new RuntimeOutcome.RuntimeError(body)
                                        : new RuntimeOutcome.RuntimeAnswer(body));
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            NextInvocation invocation = waiting.take();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json"); // the client fails on an answer without one
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:111122223333:function:it");
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    String.valueOf(Instant.now().plusSeconds(90).toEpochMilli()));
            headers.set("Lambda-Runtime-Trace-Id", "Root=" + TRACE + ";Parent=53995c3f42cd8ad8;Sampled=1");
            byte[] payload = invocation.payload().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, payload.length);
            exchange.getResponseBody().write(payload);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
