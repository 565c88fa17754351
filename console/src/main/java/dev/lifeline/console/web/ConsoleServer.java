package dev.lifeline.console.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifeline.console.live.Feeds;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the console on a loopback port until it is closed. */
public final class ConsoleServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Feeds feeds;
    private final Access access;
    private final Routes routes;
    private final String token;

    private ConsoleServer(HttpServer server, ConsoleSetup setup) {
        this.server = server;
        feeds = new Feeds(setup.views(), setup.clock());
        access = new Access(setup.keys());
        routes = new Routes(setup, new StaticFiles());
        token = setup.keys().token();
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static ConsoleServer start(int port, ConsoleSetup setup) {
        ConsoleServer console = new ConsoleServer(bind(port), setup);
        console.server.createContext("/", console::handle);
        console.server.setExecutor(console.workers);
        console.server.start();
        return console;
    }

    /** The link to open, with its token. */
    public URI link() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?token=" + token);
    }

    @Override
    public void close() {
        feeds.close();
        server.stop(0);
        workers.shutdownNow();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "The console cannot listen on 127.0.0.1:" + port
                            + ": another program uses the port. Stop that program, or choose another port (0 takes any free one).",
                    taken);
        } catch (IOException failure) {
            throw new IllegalStateException("The console cannot listen on 127.0.0.1:" + port + ".", failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WebRequest request = WebRequest.of(exchange);
            Optional<WebAnswer> refusal = access.refusal(request);
            if (refusal.isPresent()) {
                refusal.get().send(exchange);
            } else if (request.path().startsWith(EventStream.PATH)) {
                EventStream.serve(request, feeds, exchange);
            } else {
                routes.answer(request, exchange.getRequestBody()).send(exchange);
            }
        }
    }
}
