package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * AWS at one loopback address, for {@code --endpoint-url}: CloudFormation's DescribeStacks and Lambda's Invoke answer
 * what a test says, and other services are forwarded to their emulators.
 */
public final class LoopbackAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/(.+)/invocations");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> stacks = new TreeMap<>();
    private final Map<String, Function<JsonNode, FunctionReply>> functions = new ConcurrentHashMap<>();
    private final Map<String, URI> emulators = new ConcurrentHashMap<>();
    private final Map<String, RefusedCall> refusals = new ConcurrentHashMap<>();
    private final List<JsonNode> invocations = new ArrayList<>();
    private final LoopbackServer server;

    /** A function's answer, or its error. */
    public record FunctionReply(boolean failed, String payload) {
        public static FunctionReply of(String json) {
            return new FunctionReply(false, json);
        }

        public static FunctionReply error(String type, String message) {
            return new FunctionReply(
                    true,
                    JSON.createObjectNode()
                            .put("errorType", "dev.lifeline.functions." + type)
                            .put("errorMessage", message)
                            .toString());
        }
    }

    private record RefusedCall(int status, String code, String message) {}

    public LoopbackAws() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    /** The outputs of a stack whose functions have their own names. */
    public static Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>(Map.of("TableName", "RunTable"));
        List.of("LaunchRun", "DescribeRun", "ListRuns", "ControlRun", "DeleteRun")
                .forEach(name -> outputs.put(name + "Function", arn(name)));
        return outputs;
    }

    public static String arn(String function) {
        return "arn:aws:lambda:eu-west-1:111122223333:function:" + function + ":live";
    }

    public LoopbackAws stack(String name, Map<String, String> outputs) {
        stacks.put(name, outputs);
        return this;
    }

    public LoopbackAws function(String name, Function<JsonNode, FunctionReply> function) {
        functions.put(name, function);
        return this;
    }

    /**
     * Passes calls on to an emulator.
     *
     * @param prefix of the header X-Amz-Target, such as DynamoDB
     */
    public LoopbackAws forward(String prefix, URI emulator) {
        emulators.put(prefix, emulator);
        return this;
    }

    /**
     * Refuses calls.
     *
     * @param service DescribeStacks, Invoke, or a prefix of the header X-Amz-Target
     */
    public LoopbackAws refuse(String service, String code, String message) {
        refusals.put(service, new RefusedCall(400, code, message));
        return this;
    }

    public URI uri() {
        return server.uri();
    }

    /** The requests to functions, in order. */
    public synchronized List<JsonNode> invocations() {
        return List.copyOf(invocations);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> target =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            Matcher invoke = INVOKE.matcher(exchange.getRequestURI().getPath());
            if (target.isPresent()) {
                forwarded(exchange, target.get(), body);
            } else if (invoke.matches()) {
                invoked(exchange, invoke.group(1), JSON.readTree(body));
            } else {
                described(exchange, new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    private void forwarded(HttpExchange exchange, String target, byte[] body) throws IOException {
        Optional<Map.Entry<String, RefusedCall>> refused = refusals.entrySet().stream()
                .filter(each -> target.startsWith(each.getKey()))
                .findFirst();
        if (refused.isPresent()) {
            refuse(exchange, refused.get().getValue());
            return;
        }
        URI emulator = emulators.entrySet().stream()
                .filter(each -> target.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("nobody answers " + target));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(emulator).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("connection", "host", "content-length").contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("content-length") && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            write(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void invoked(HttpExchange exchange, String function, JsonNode request) throws IOException {
        if (refusals.containsKey("Invoke")) {
            refuse(exchange, refusals.get("Invoke"));
            return;
        }
        synchronized (this) {
            invocations.add(request);
        }
        String name = function.startsWith("arn:") ? function.split(":", -1)[6] : function;
        FunctionReply reply = Optional.ofNullable(functions.get(name))
                .orElseThrow(() -> new IOException("no test says what " + name + " answers"))
                .apply(request);
        if (reply.failed()) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        write(exchange, 200, reply.payload().getBytes(StandardCharsets.UTF_8));
    }

    private void described(HttpExchange exchange, String form) throws IOException {
        Map<String, String> fields = Pattern.compile("&")
                .splitAsStream(form)
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        Optional<String> wanted = Optional.ofNullable(fields.get("StackName"));
        if (refusals.containsKey("DescribeStacks")) {
            refuseQuery(exchange, refusals.get("DescribeStacks"));
        } else if (wanted.filter(name -> !stacks.containsKey(name)).isPresent()) {
            refuseQuery(
                    exchange,
                    new RefusedCall(400, "ValidationError", "Stack with id " + wanted.orElse("") + " does not exist"));
        } else {
            String members = stacks.entrySet().stream()
                    .filter(stack ->
                            wanted.filter(name -> !name.equals(stack.getKey())).isEmpty())
                    .map(stack -> member(stack.getKey(), stack.getValue()))
                    .collect(Collectors.joining());
            write(
                    exchange,
                    200,
                    ("<DescribeStacksResponse><DescribeStacksResult><Stacks>" + members
                                    + "</Stacks></DescribeStacksResult></DescribeStacksResponse>")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String member(String name, Map<String, String> outputs) {
        return "<member><StackName>" + name + "</StackName><Outputs>"
                + outputs.entrySet().stream()
                        .map(output -> "<member><OutputKey>" + output.getKey() + "</OutputKey><OutputValue>"
                                + output.getValue() + "</OutputValue></member>")
                        .collect(Collectors.joining())
                + "</Outputs></member>";
    }

    private static void refuse(HttpExchange exchange, RefusedCall refusal) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
        write(
                exchange,
                refusal.status(),
                JSON.writeValueAsBytes(
                        Map.of("__type", refusal.code(), "message", refusal.message(), "Message", refusal.message())));
    }

    private static void refuseQuery(HttpExchange exchange, RefusedCall refusal) throws IOException {
        write(
                exchange,
                refusal.status(),
                ("<ErrorResponse><Error><Type>Sender</Type><Code>" + refusal.code() + "</Code><Message>"
                                + refusal.message() + "</Message></Error><RequestId>1</RequestId></ErrorResponse>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
