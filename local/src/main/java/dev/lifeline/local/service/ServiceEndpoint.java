package dev.lifeline.local.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Services on one loopback port. Requests are served side by side. */
public final class ServiceEndpoint implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private ServiceEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port. Requests wait until there are services.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static ServiceEndpoint at(int port) {
        return new ServiceEndpoint(bind(port));
    }

    /**
     * Serves until closed.
     *
     * @param services the first that serves a request answers it
     */
    public ServiceEndpoint serve(List<LocalService> services) {
        server.createContext("/", exchange -> serve(services, exchange));
        server.setExecutor(workers);
        server.start();
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Requests that are still served are interrupted. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "The local services cannot listen on 127.0.0.1:" + port
                            + ": another program uses the port. Stop that program, or choose another port (0 takes any free one).",
                    taken);
        } catch (IOException failure) {
            throw new IllegalStateException("The local services cannot listen on 127.0.0.1:" + port + ".", failure);
        }
    }

    private static void serve(List<LocalService> services, HttpExchange exchange) throws IOException {
        try (exchange) {
            ServiceAnswer answer = answer(services, ServiceRequest.of(exchange));
            if (!answer.isSilence()) {
                send(exchange, answer);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServiceAnswer answer(List<LocalService> services, ServiceRequest request)
            throws InterruptedException {
        for (LocalService service : services) {
            if (service.serves(request)) {
                try {
                    return service.answer(request);
                } catch (RuntimeException bug) {
                    // Without an answer the client would repeat its call without learning why.
                    return error(500, "InternalFailure", "The local cloud failed, which is a bug of it: " + bug);
                }
            }
        }
        return error(404, "UnknownOperationException", "the local cloud does not serve this");
    }

    private static ServiceAnswer error(int status, String type, String message) {
        String body = MAPPER.createObjectNode()
                .put("__type", type)
                .put("message", message)
                .toString();
        return ServiceAnswer.json(status, body).with("x-amzn-ErrorType", type);
    }

    private static void send(HttpExchange exchange, ServiceAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
