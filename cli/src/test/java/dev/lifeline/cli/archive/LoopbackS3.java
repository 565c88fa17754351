package dev.lifeline.cli.archive;

import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** ListObjectsV2, with two objects per page, and GetObject of one bucket, on a loopback port. */
final class LoopbackS3 implements AutoCloseable {
    private static final int PAGE = 2;
    private static final int OK = 200;

    private final String bucket;
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final Map<String, ObjectFault> faults = new HashMap<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final LoopbackServer server;
    private ObjectFault ofList = ObjectFault.NONE;

    /** What is wrong with an object. */
    enum ObjectFault {
        NONE(200, ""),
        DENIED(403, "AccessDenied"),
        DELETED(404, "NoSuchKey"),
        OFFLINE(403, "InvalidObjectState"),
        EXPIRED(400, "ExpiredToken"),
        /** Half of it is sent. */
        CUT(200, "");

        private final int status;
        private final String code;

        ObjectFault(int status, String code) {
            this.status = status;
            this.code = code;
        }
    }

    LoopbackS3(String bucket) throws IOException {
        this.bucket = bucket;
        this.server = new LoopbackServer(this::answer);
    }

    URI uri() {
        return server.uri();
    }

    LoopbackS3 put(String key, byte[] content) {
        objects.put(key, content);
        return this;
    }

    /** It is listed, and cannot be read. */
    LoopbackS3 fail(String key, ObjectFault fault) {
        faults.put(key, fault);
        return this;
    }

    LoopbackS3 failList(ObjectFault fault) {
        ofList = fault;
        return this;
    }

    int pages() {
        return pages.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> path = Arrays.asList(
                    exchange.getRequestURI().getPath().substring(1).split("/", 2));
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            if (!path.getFirst().equals(bucket)) {
                refuse(exchange, 404, "NoSuchBucket");
            } else if (query.contains("list-type=2")) {
                list(exchange, fields(query));
            } else {
                get(exchange, path.getLast());
            }
        }
    }

    private static Map<String, String> fields(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private void list(HttpExchange exchange, Map<String, String> fields) throws IOException {
        pages.incrementAndGet();
        if (ofList.status != OK) {
            refuse(exchange, ofList.status, ofList.code);
            return;
        }
        String prefix = fields.getOrDefault("prefix", "");
        List<Map.Entry<String, byte[]>> matching =
                objects.tailMap(fields.getOrDefault("continuation-token", ""), false).entrySet().stream()
                        .filter(object -> object.getKey().startsWith(prefix))
                        .toList();
        List<Map.Entry<String, byte[]>> page = matching.stream().limit(PAGE).toList();
        String more = matching.size() > PAGE
                ? "<IsTruncated>true</IsTruncated><NextContinuationToken>"
                        + page.getLast().getKey() + "</NextContinuationToken>"
                : "<IsTruncated>false</IsTruncated>";
        write(
                exchange,
                "<ListBucketResult><Name>" + bucket + "</Name>" + more
                        + page.stream()
                                .map(object -> "<Contents><Key>" + object.getKey() + "</Key><Size>"
                                        + object.getValue().length + "</Size></Contents>")
                                .collect(Collectors.joining())
                        + "</ListBucketResult>",
                200);
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] content = objects.getOrDefault(key, new byte[0]);
        ObjectFault fault = faults.getOrDefault(key, ObjectFault.NONE);
        if (fault.status != OK) {
            refuse(exchange, fault.status, fault.code);
        } else {
            exchange.sendResponseHeaders(OK, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody()
                    .write(content, 0, fault == ObjectFault.CUT ? content.length / 2 : content.length);
            exchange.getResponseBody().flush();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        write(exchange, "<Error><Code>" + code + "</Code><Message>no</Message></Error>", status);
    }

    private static void write(HttpExchange exchange, String xml, int status) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
