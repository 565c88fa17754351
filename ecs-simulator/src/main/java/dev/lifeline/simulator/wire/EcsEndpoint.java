package dev.lifeline.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.ScaledClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The simulated ECS on a loopback port. Calls are served one at a time. Events reach the sink one after the other on a
 * separate thread, and the sink may call ECS.
 */
public final class EcsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final Pump pump;

    private EcsEndpoint(HttpServer server, ExecutorService workers, Pump pump) {
        this.server = server;
        this.workers = workers;
        this.pump = pump;
    }

    /**
     * Serves until closed.
     *
     * @param port 0 for any free one
     * @param sink must not throw, which would end the delivery of events
     * @throws IllegalStateException if the port is taken
     */
    public static EcsEndpoint start(EcsSimulator ecs, int port, ScaledClock clock, Consumer<EmittedEvent> sink) {
        HttpServer server = bind(port);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        Pump pump = Pump.start(ecs, clock, sink);
        EcsHandler handler = new EcsHandler(new EcsProtocol(ecs), pump);
        server.createContext("/", exchange -> serve(handler, exchange));
        server.setExecutor(workers);
        server.start();
        return new EcsEndpoint(server, workers, pump);
    }

    /** The endpoint for clients, such as {@code http://127.0.0.1:8400}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Uses the simulator directly, exclusively and at the current moment, to set a scene or to lose an instance. */
    public <T> T with(BiFunction<EcsSimulator, Instant, T> use) {
        return pump.with(use);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        pump.close();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "The simulated ECS cannot listen on 127.0.0.1:" + port
                            + ": another program uses the port. Stop that program, or choose another port (0 takes any free one).",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated ECS cannot listen on 127.0.0.1:" + port + ".", e);
        }
    }

    private static void serve(EcsHandler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            handler.handle(exchange);
        }
    }
}
