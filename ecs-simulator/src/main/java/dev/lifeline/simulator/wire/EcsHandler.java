package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.simulator.EcsErrorCode;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.Operation;
import dev.lifeline.simulator.script.CallFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** AWS JSON 1.1 over HTTP, with the faults that the script puts between the service and its client. */
final class EcsHandler {
    private static final String SERVICE = "AmazonEC2ContainerServiceV20141113.";
    private final EcsProtocol protocol;
    private final Pump pump;

    EcsHandler(EcsProtocol protocol, Pump pump) {
        this.protocol = protocol;
        this.pump = pump;
    }

    /** The response: an answer, after a real delay, or nothing. */
    private record HttpReply(int status, ObjectNode body, Optional<String> errorType, Duration delay, Sending sending) {
        static HttpReply ok(ObjectNode body) {
            return new HttpReply(200, body, Optional.empty(), Duration.ZERO, Sending.ANSWER);
        }

        static HttpReply error(EcsException error) {
            return new HttpReply(
                    error.code().httpStatus(),
                    Answers.error(error),
                    Optional.of(error.code().wireName()),
                    Duration.ZERO,
                    Sending.ANSWER);
        }

        HttpReply later(Duration real, Sending how) {
            return new HttpReply(status, body, errorType, real, how);
        }
    }

    private enum Sending {
        ANSWER,
        ERROR_INSTEAD,
        SILENCE
    }

    void handle(HttpExchange exchange) throws IOException {
        HttpReply reply = reply(exchange);
        try {
            Thread.sleep(reply.delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        switch (reply.sending) {
            case ANSWER -> send(exchange, reply);
            case ERROR_INSTEAD -> send(exchange, HttpReply.error(serverError()));
            case SILENCE -> {}
        }
    }

    private static Operation operation(String target) {
        return Optional.of(target)
                .filter(name -> name.startsWith(SERVICE))
                .flatMap(name -> Operation.of(name.substring(SERVICE.length())))
                .orElseThrow(() -> new EcsException(
                        EcsErrorCode.UNKNOWN_OPERATION,
                        "The simulated ECS does not know the operation '" + target + "'; it knows " + Operation.names()
                                + "."));
    }

    private HttpReply reply(HttpExchange exchange) throws IOException {
        byte[] json = exchange.getRequestBody().readAllBytes();
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        try {
            RequestBody body = RequestBody.parse(json);
            if (target.startsWith(LogsProtocol.SERVICE)) {
                return pump.with((ecs, now) -> HttpReply.ok(new LogsProtocol(ecs.logs(now)).answer(target, body)));
            }
            Operation operation = operation(target);
            return pump.with((ecs, now) -> {
                Optional<CallFault.CallFaultKind> fault = protocol.fault(operation, body);
                return fault.isEmpty()
                        ? HttpReply.ok(protocol.answer(operation, body, now))
                        : faulty(fault.get(), () -> HttpReply.ok(protocol.answer(operation, body, now)));
            });
        } catch (EcsException e) {
            return HttpReply.error(e);
        } catch (RuntimeException bug) {
            // Without an answer the client would repeat its call without learning why.
            return HttpReply.error(new EcsException(
                    EcsErrorCode.SERVER, "The simulated ECS failed, which is a bug of the simulator: " + bug));
        }
    }

    private static HttpReply faulty(CallFault.CallFaultKind fault, Supplier<HttpReply> work) {
        return switch (fault) {
            case CallFault.CallFaultKind.ErrorBefore before -> throw serverError();
            case CallFault.CallFaultKind.Throttled throttled ->
                throw new EcsException(EcsErrorCode.THROTTLING, "Rate exceeded");
            case CallFault.CallFaultKind.ClusterNotFound none ->
                throw new EcsException(EcsErrorCode.CLUSTER_NOT_FOUND, "Cluster not found.");
            case CallFault.CallFaultKind.ErrorAfter after -> work.get().later(Duration.ZERO, Sending.ERROR_INSTEAD);
            case CallFault.CallFaultKind.ConnectionClosed none -> work.get().later(none.delay(), Sending.SILENCE);
            case CallFault.CallFaultKind.LateAnswer late -> work.get().later(late.delay(), Sending.ANSWER);
        };
    }

    private static EcsException serverError() {
        return new EcsException(EcsErrorCode.SERVER, "The script makes this call fail on the server's side.");
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        byte[] bytes = reply.body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "00000000-0000-4000-8000-000000000000");
        reply.errorType.ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type));
        exchange.sendResponseHeaders(reply.status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
