package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** CloudWatch Logs' GetLogEvents on a loopback port, in pages of two. */
public final class LoopbackLogs implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final Map<String, Map<String, List<LoggedLine>>> groups = new TreeMap<>();
    private final LoopbackServer server;

    private record LoggedLine(Instant at, String text) {}

    public LoopbackLogs() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    public URI uri() {
        return server.uri();
    }

    public synchronized void put(String group, String stream, Instant at, String text) {
        groups.computeIfAbsent(group, any -> new TreeMap<>())
                .computeIfAbsent(stream, any -> new ArrayList<>())
                .add(new LoggedLine(at, text));
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        Optional<Map<String, List<LoggedLine>>> group =
                Optional.ofNullable(groups.get(request.path("logGroupName").asText()));
        Optional<List<LoggedLine>> stream = group.flatMap(streams ->
                Optional.ofNullable(streams.get(request.path("logStreamName").asText())));
        byte[] bytes = stream.map(lines -> page(lines, request))
                .orElseGet(() -> JSON.createObjectNode()
                        .put("__type", "ResourceNotFoundException")
                        .put(
                                "message",
                                "The specified log " + (group.isPresent() ? "stream" : "group") + " does not exist."))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(stream.isPresent() ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode page(List<LoggedLine> lines, JsonNode request) {
        long since = request.path("startTime").asLong();
        List<LoggedLine> wanted =
                lines.stream().filter(line -> line.at().toEpochMilli() >= since).toList();
        int from = request.path("nextToken").asInt();
        int to = Math.min(wanted.size(), from + PAGE);
        ObjectNode page = JSON.createObjectNode().put("nextForwardToken", Integer.toString(to));
        page.putArray("events");
        wanted.subList(from, to)
                .forEach(line -> page.withArray("events")
                        .addObject()
                        .put("timestamp", line.at().toEpochMilli())
                        .put("message", line.text()));
        return page;
    }
}
