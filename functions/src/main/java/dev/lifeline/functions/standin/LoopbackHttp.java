package dev.lifeline.functions.standin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A minimal HTTP/1.1 server for an SDK, on a loopback port: requests and answers with a length, persistent connections.
 * It needs only the JDK's base module.
 */
final class LoopbackHttp implements AutoCloseable {
    private static final String TARGET = "x-amz-target:";
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;
    private final BiFunction<String, String, AwsReply> service;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private LoopbackHttp(ServerSocket server, BiFunction<String, String, AwsReply> service) {
        this.server = server;
        this.service = service;
    }

    /**
     * Serves until closed.
     *
     * @param service from the header {@code X-Amz-Target} and the body to the answer
     */
    static LoopbackHttp start(BiFunction<String, String, AwsReply> service) {
        try {
            LoopbackHttp http = new LoopbackHttp(
                    new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), service);
            Thread.ofPlatform().daemon().name("rehearsal").start(http::accept);
            return http;
        } catch (IOException failure) {
            throw new UncheckedIOException("no loopback port for a rehearsal", failure);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofPlatform().daemon().name("rehearsal").start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (answered(in, out)) {
                out.flush();
            }
        } catch (IOException gone) {
            // The client closed the connection.
        } finally {
            connections.remove(connection);
        }
    }

    /** One request; false at the end of the connection. */
    private boolean answered(InputStream in, OutputStream out) throws IOException {
        String target = "";
        int length = 0;
        String line = line(in);
        if (line.isEmpty()) {
            return false;
        }
        while (!line.isEmpty()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(TARGET)) {
                target = line.substring(TARGET.length()).strip();
            } else if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
            line = line(in);
        }
        AwsReply reply = service.apply(target, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        int bytes = reply.body().getBytes(StandardCharsets.UTF_8).length;
        String head =
                "HTTP/1.1 " + reply.status() + " \r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: ";
        out.write((head + bytes + "\r\n\r\n" + reply.body()).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
