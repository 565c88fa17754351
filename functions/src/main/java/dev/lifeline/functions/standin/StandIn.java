package dev.lifeline.functions.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers the functions' calls to DynamoDB, ECS and SQS on a loopback port: a table that checks conditions, a queue
 * that accepts any message, and an ECS that launches every task and then forgets it.
 */
public final class StandIn implements AutoCloseable {
    public static final String ACCOUNT = "us-east-1:111122223333";

    private final Map<String, JsonNode> items = new ConcurrentHashMap<>();
    private final List<String> strange = new ArrayList<>();
    private final List<String> launched = new ArrayList<>();
    private final LoopbackHttp http;

    private StandIn() {
        this.http = LoopbackHttp.start(this::answer);
    }

    public static StandIn open() {
        return new StandIn();
    }

    public URI uri() {
        return http.uri();
    }

    /** Where it serves credentials, as Lambda does for a function with SnapStart. */
    public URI credentials() {
        return uri().resolve("/credentials");
    }

    /** Calls that it cannot answer. A test checks that there are none. */
    public synchronized List<String> strange() {
        return List.copyOf(strange);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private AwsReply answer(String target, String body) {
        if (target.isEmpty()) {
            return AwsReply.ok(keys());
        }
        return JsonTree.read(body) instanceof ParsedJson.Tree tree
                ? answer(target.substring(target.indexOf('.') + 1), tree.root())
                : unknown(target);
    }

    private AwsReply answer(String operation, JsonNode request) {
        return switch (operation) {
            case "GetItem" -> AwsReply.ok(item(request));
            case "PutItem" -> put(request);
            case "BatchGetItem" -> AwsReply.ok(batch(request.path("RequestItems")));
            case "DeleteItem" -> {
                items.remove(name(request.path("Key")));
                yield AwsReply.ok(object());
            }
            case "Query" -> AwsReply.ok(query(request));
            case "UpdateItem" -> AwsReply.ok(update(request));
            case "SendMessage" -> AwsReply.ok(sent(request.path("MessageBody").asText()));
            case "RunTask" -> AwsReply.ok(tasks("tasks", launch(request)));
            case "StopTask" -> AwsReply.ok(object());
            case "DescribeTasks" -> AwsReply.ok(missing(request));
            case "DescribeClusters" -> AwsReply.ok(clusters(request));
            case "DescribeTaskDefinition" -> AwsReply.ok(definition(request));
            default -> unknown(operation);
        };
    }

    /** The client compares the digest with its own computation. */
    private static ObjectNode sent(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
            return object().put("MessageId", "rehearsal")
                    .put("MD5OfMessageBody", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has MD5", missing);
        }
    }

    private static ObjectNode keys() {
        return object().put("AccessKeyId", "rehearsal")
                .put("SecretAccessKey", "rehearsal")
                .put("Token", "rehearsal")
                .put("Expiration", "2100-01-01T00:00:00Z");
    }

    private synchronized AwsReply unknown(String operation) {
        strange.add(operation);
        return AwsReply.refused(object().put("__type", "UnknownOperationException"));
    }

    private ObjectNode item(JsonNode request) {
        JsonNode item = items.get(name(request.path("Key")));
        return item == null ? object() : object().set("Item", item);
    }

    private AwsReply put(JsonNode request) {
        JsonNode item = request.path("Item");
        JsonNode before = items.get(name(item));
        if (!holds(request, before)) {
            return AwsReply.refused(
                    object().put("__type", "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException")
                            .set("Item", before));
        }
        items.put(name(item), item);
        return AwsReply.ok(object());
    }

    /** Sets the attributes from the values, in the order of their names: each call finds its lanes idle. */
    private ObjectNode update(JsonNode request) {
        JsonNode values = request.path("ExpressionAttributeValues");
        ObjectNode item = request.path("Key").deepCopy();
        request.path("ExpressionAttributeNames")
                .properties()
                .forEach(name -> item.set(
                        name.getValue().asText(), values.path(name.getKey().replace("#lane", ":value"))));
        items.put(name(item), item);
        return object().set("Attributes", item);
    }

    /** One of the two conditions: the item is new, or its revision is the one that was read. */
    private static boolean holds(JsonNode put, @Nullable JsonNode before) {
        JsonNode revision = put.path("ExpressionAttributeValues").path(":revision");
        if (!revision.isMissingNode()) {
            return before != null && before.path("revision").equals(revision);
        }
        return !put.has("ConditionExpression") || before == null;
    }

    private ObjectNode batch(JsonNode tables) {
        ObjectNode answer = object();
        ObjectNode responses = answer.putObject("Responses");
        tables.properties().forEach(table -> {
            ArrayNode found = responses.putArray(table.getKey());
            for (JsonNode key : table.getValue().path("Keys")) {
                Optional.ofNullable(items.get(name(key))).ifPresent(found::add);
            }
        });
        answer.putObject("UnprocessedKeys");
        return answer;
    }

    /** Answers queries of the indexes of deadlines and of ended runs; all other queries are empty. */
    private ObjectNode query(JsonNode request) {
        JsonNode values = request.path("ExpressionAttributeValues");
        ObjectNode answer = object();
        ArrayNode found = answer.putArray("Items");
        String index = request.path("IndexName").asText();
        items.values().stream()
                .filter(item ->
                        item.has(index + "Shard") && item.path(index + "Shard").equals(values.path(":shard")))
                .filter(item -> !index.equals("due")
                        || !values.has(":until")
                        || number(item.path("dueAt")) <= number(values.path(":until")))
                .forEach(found::add);
        return answer.put("Count", found.size());
    }

    private static long number(JsonNode attribute) {
        return attribute.path("N").asLong();
    }

    private synchronized ObjectNode launch(JsonNode request) {
        launched.add(request.path("startedBy").asText());
        return task(request);
    }

    /** The {@code startedBy} of the n-th task of the latest run, 1 for the first. */
    public synchronized String startedBy(int attempt) {
        return launched.reversed().stream()
                .filter(name -> name.endsWith("/" + attempt))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no attempt " + attempt + " was launched"));
    }

    /** The task launched under this name. */
    public static String taskArn(String startedBy) {
        return "arn:aws:ecs:" + ACCOUNT + ":task/prod/" + UUID.nameUUIDFromBytes(startedBy.getBytes(UTF_8));
    }

    private static ObjectNode task(JsonNode request) {
        ObjectNode task = object();
        task.put("taskArn", taskArn(request.path("startedBy").asText()));
        task.put("clusterArn", "arn:aws:ecs:" + ACCOUNT + ":cluster/prod");
        task.set("taskDefinitionArn", request.path("taskDefinition"));
        task.set("startedBy", request.path("startedBy"));
        task.put("version", 1).put("lastStatus", "PROVISIONING").put("desiredStatus", "RUNNING");
        task.put("createdAt", 2e9);
        task.putArray("containers").addObject().put("name", "app").put("lastStatus", "PENDING");
        return task;
    }

    private static ObjectNode clusters(JsonNode request) {
        ObjectNode answer = object();
        ArrayNode clusters = answer.putArray("clusters");
        request.path("clusters")
                .forEach(name ->
                        clusters.addObject().put("clusterName", name.asText()).put("status", "ACTIVE"));
        return answer;
    }

    private static ObjectNode tasks(String field, ObjectNode... tasks) {
        ObjectNode answer = object();
        answer.putArray(field).addAll(List.of(tasks));
        return answer;
    }

    private static ObjectNode missing(JsonNode request) {
        ObjectNode answer = object();
        answer.putArray("tasks");
        ArrayNode failures = answer.putArray("failures");
        for (JsonNode arn : request.path("tasks")) {
            failures.addObject().put("reason", "MISSING").set("arn", arn);
        }
        return answer;
    }

    private static ObjectNode definition(JsonNode request) {
        ObjectNode definition = object();
        definition
                .put("status", "ACTIVE")
                .put("networkMode", "awsvpc")
                .put("cpu", "256")
                .put("memory", "512");
        definition.set("taskDefinitionArn", request.path("taskDefinition"));
        definition
                .putArray("containerDefinitions")
                .addObject()
                .put("name", "app")
                .put("essential", true);
        return object().set("taskDefinition", definition);
    }

    private static String name(JsonNode keys) {
        return keys.path("pk").path("S").asText() + "/"
                + keys.path("sk").path("S").asText();
    }

    private static ObjectNode object() {
        return JsonTree.object();
    }
}
