package dev.lifeline.local.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.CommandLineInput;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local on a loopback port. Its threads can outlive {@link #close} after a failed call, so a program that used
 * it must exit explicitly.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private final DynamoDBProxyServer server;
    private final int port;

    private DynamoDbLocal(DynamoDBProxyServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts an emulator in memory. */
    public static DynamoDbLocal inMemory() {
        return start(List.of("-inMemory"));
    }

    /** Starts an emulator that stores its tables in an existing folder. */
    public static DynamoDbLocal onDisk(Path folder) {
        return start(List.of("-dbPath", folder.toString()));
    }

    private static DynamoDbLocal start(List<String> mode) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(mode);
        // Shared: the same tables for every access key and every region.
        arguments.addAll(List.of("-sharedDb", "-port", String.valueOf(port), "-disableTelemetry"));
        try {
            // Not createServerFromCommandLineArgs, which prints its configuration to the program's output.
            CommandLineInput input = new CommandLineInput(arguments.toArray(String[]::new));
            if (!input.init()) {
                throw new IllegalArgumentException("it refuses the arguments " + arguments);
            }
            DynamoDBProxyServer server = ServerRunner.createServer(input);
            keepToLoopback(server);
            server.start();
            return new DynamoDbLocal(server, port);
        } catch (Exception failure) { // the emulator declares nothing better
            throw new IllegalStateException(
                    "DynamoDB Local does not start on port " + port + ": " + failure.getMessage(), failure);
        }
    }

    /** It would listen on every interface without authentication, and has no option for that. */
    private static void keepToLoopback(DynamoDBProxyServer server) throws ReflectiveOperationException {
        Field jetty = DynamoDBProxyServer.class.getDeclaredField("server");
        jetty.setAccessible(true);
        for (Connector connector : ((Server) jetty.get(server)).getConnectors()) {
            ((ServerConnector) connector)
                    .setHost(InetAddress.getLoopbackAddress().getHostAddress());
        }
    }

    /** The endpoint for clients. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) { // the emulator declares nothing better
            throw new IllegalStateException("DynamoDB Local does not stop: " + failure.getMessage(), failure);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free loopback port for DynamoDB Local", none);
        }
    }
}
