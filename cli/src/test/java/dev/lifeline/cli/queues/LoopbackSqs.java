package dev.lifeline.cli.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The five calls of SQS that the command makes, on a loopback port, as AWS JSON 1.0. */
public final class LoopbackSqs implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_AT_ONCE = 10;

    private final Map<String, List<QueuedMessage>> queues = new HashMap<>();
    private final LoopbackServer server;
    private Optional<String> failing = Optional.empty();
    private int sent;

    /** A message in a queue. */
    static final class QueuedMessage {
        final String id;
        final String body;
        final Map<String, String> attributes;
        final Map<String, String> system = new TreeMap<>();
        private boolean hidden;

        private QueuedMessage(String id, String body, Map<String, String> attributes) {
            this.id = id;
            this.body = body;
            this.attributes = new TreeMap<>(attributes);
        }
    }

    public LoopbackSqs() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    public URI uri() {
        return server.uri();
    }

    String url(String queue) {
        return uri() + "/111122223333/" + queue;
    }

    /** The next call of this name is refused. */
    void failNext(String action) {
        failing = Optional.of(action);
    }

    QueuedMessage put(String queue, String body, Map<String, String> attributes) {
        QueuedMessage message = new QueuedMessage("sent-" + ++sent, body, attributes);
        queue(queue).add(message);
        return message;
    }

    List<QueuedMessage> queue(String name) {
        return queues.computeIfAbsent(name, any -> new ArrayList<>());
    }

    List<QueuedMessage> visible(String name) {
        return queue(name).stream().filter(message -> !message.hidden).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSQS.", "");
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        boolean refused = failing.filter(action::equals).isPresent();
        if (refused) {
            failing = Optional.empty();
        }
        ObjectNode answer = refused
                ? JSON.createObjectNode()
                        .put("__type", "com.amazonaws.sqs#AccessDeniedException")
                        .put("message", "told to refuse")
                : answer(action, request);
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(refused ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ObjectNode answer(String action, JsonNode request) {
        String url = request.path("QueueUrl").asText();
        String queue = url.substring(url.lastIndexOf('/') + 1);
        String handle = request.path("ReceiptHandle").asText();
        return switch (action) {
            case "GetQueueUrl" ->
                JSON.createObjectNode()
                        .put("QueueUrl", url(request.path("QueueName").asText()));
            case "SendMessage" -> {
                Map<String, String> attributes = new TreeMap<>();
                request.path("MessageAttributes")
                        .properties()
                        .forEach(each -> attributes.put(
                                each.getKey(),
                                each.getValue().path("StringValue").asText()));
                QueuedMessage message = put(queue, request.path("MessageBody").asText(), attributes);
                yield JSON.createObjectNode()
                        .put("MessageId", message.id)
                        .put("MD5OfMessageBody", md5(message.body.getBytes(StandardCharsets.UTF_8)))
                        .put("MD5OfMessageAttributes", md5(message.attributes));
            }
            case "ReceiveMessage" -> received(queue);
            case "DeleteMessage" -> {
                queue(queue).removeIf(message -> message.id.equals(handle));
                yield JSON.createObjectNode();
            }
            case "ChangeMessageVisibility" -> {
                queue(queue).stream().filter(each -> each.id.equals(handle)).forEach(each -> each.hidden = false);
                yield JSON.createObjectNode();
            }
            default -> throw new IllegalArgumentException(action);
        };
    }

    private ObjectNode received(String queue) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = answer.putArray("Messages");
        visible(queue).stream().limit(MOST_AT_ONCE).forEach(message -> {
            message.hidden = true;
            ObjectNode told = messages.addObject()
                    .put("MessageId", message.id)
                    .put("ReceiptHandle", message.id)
                    .put("Body", message.body)
                    .put("MD5OfBody", md5(message.body.getBytes(StandardCharsets.UTF_8)));
            ObjectNode system = told.putObject("Attributes");
            message.system.forEach(system::put);
            if (!message.attributes.isEmpty()) {
                told.put("MD5OfMessageAttributes", md5(message.attributes));
                ObjectNode attributes = told.putObject("MessageAttributes");
                message.attributes.forEach((name, value) ->
                        attributes.putObject(name).put("DataType", type(name)).put("StringValue", value));
            }
        });
        return answer;
    }

    private static String type(String attribute) {
        return attribute.startsWith("Lifeline") ? "Number" : "String";
    }

    /** AWS "Amazon SQS message metadata": how the digest of attributes is made. */
    private static String md5(Map<String, String> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        attributes.forEach((name, value) -> {
            try {
                write(out, name);
                write(out, type(name));
                out.writeByte(1);
                write(out, value);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return md5(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
