package dev.lifeline.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The template's functions behind Lambda's Invoke API on a loopback port, for the AWS CLI and the SDKs. */
public final class LambdaEndpoint implements AutoCloseable {
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_-]+)/invocations");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Router router;

    private LambdaEndpoint(HttpServer server, Router router) {
        this.server = server;
        this.router = router;
    }

    /** Serves until closed; port 0 is any free one. */
    public static LambdaEndpoint start(Router router, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            LambdaEndpoint endpoint = new LambdaEndpoint(server, router);
            server.createContext("/", endpoint::serve);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return endpoint;
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "The local Lambda cannot listen on 127.0.0.1:" + port
                            + ": another program uses the port. Stop that program, or choose another port (0 takes any free one).",
                    taken);
        } catch (IOException failure) {
            throw new IllegalStateException("The local Lambda cannot listen on 127.0.0.1:" + port + ".", failure);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher path = INVOKE.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                answer(exchange, 404, "{\"Type\":\"User\",\"Message\":\"only Invoke is served here\"}");
                return;
            }
            try {
                MAPPER.readTree(payload);
                invoke(exchange, path.group(1), payload);
            } catch (JsonProcessingException broken) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "InvalidRequestContentException");
                answer(exchange, 400, "{\"Type\":\"User\",\"Message\":\"Could not parse request body into json\"}");
            } catch (IllegalArgumentException unknown) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException");
                answer(exchange, 404, "{\"Type\":\"User\",\"Message\":\"Function not found: " + path.group(1) + "\"}");
            }
        }
    }

    private void invoke(HttpExchange exchange, String function, String payload) throws IOException {
        if ("Event".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
            router.invokeAsync(function, payload);
            answer(exchange, 202, "");
            return;
        }
        switch (router.invoke(function, payload)) {
            case InvocationOutcome.Responded responded -> answer(exchange, 200, responded.response());
            case InvocationOutcome.FunctionError failed -> failed(exchange, failed.errorType(), failed.message());
            case InvocationOutcome.RuntimeExited died -> failed(exchange, "Runtime.ExitError", "the function died");
        }
    }

    private static void failed(HttpExchange exchange, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        answer(
                exchange,
                200,
                MAPPER.createObjectNode()
                        .put("errorType", type)
                        .put("errorMessage", message)
                        .toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
