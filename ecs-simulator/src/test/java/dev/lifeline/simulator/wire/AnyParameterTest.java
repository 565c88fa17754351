package dev.lifeline.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.Operation;
import dev.lifeline.simulator.script.Script;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each parameter of each operation with values that no client should send: the answer always says what is wrong. */
class AnyParameterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each operation with all parameters that the simulator reads. */
    private static final Map<Operation, String> REQUESTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Operation.CREATE_CLUSTER, "{\"clusterName\": \"other\"}"),
            Map.entry(Operation.DESCRIBE_CLUSTERS, "{\"clusters\": [\"prod\"]}"),
            Map.entry(Operation.REGISTER_TASK_DEFINITION, """
                    {"family": "other", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
                     "tags": [{"key": "team", "value": "data"}],
                     "containerDefinitions": [{"name": "app", "image": "registry.example/app:1", "essential": true,
                      "cpu": 1, "memory": 64}]}"""),
            Map.entry(Operation.DEREGISTER_TASK_DEFINITION, "{\"taskDefinition\": \"other:1\"}"),
            Map.entry(Operation.DESCRIBE_TASK_DEFINITION, "{\"taskDefinition\": \"web:1\"}"),
            Map.entry(Operation.RUN_TASK, """
                    {"cluster": "prod", "taskDefinition": "web:1", "count": 1, "launchType": "EC2", "group": "g",
                     "startedBy": "me", "clientToken": "once", "platformVersion": "LATEST",
                     "enableExecuteCommand": false, "propagateTags": "TASK_DEFINITION",
                     "tags": [{"key": "team", "value": "data"}],
                     "overrides": {"cpu": "256", "containerOverrides": [{"name": "app",
                      "environment": [{"name": "A", "value": "1"}]}]},
                     "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"],
                      "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}},
                     "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1, "base": 0}]}"""),
            Map.entry(Operation.STOP_TASK, "{\"cluster\": \"prod\", \"task\": \"abc\", \"reason\": \"enough\"}"),
            Map.entry(
                    Operation.DESCRIBE_TASKS, "{\"cluster\": \"prod\", \"tasks\": [\"abc\"], \"include\": [\"TAGS\"]}"),
            Map.entry(Operation.LIST_TASKS, """
                    {"cluster": "prod", "family": "web", "startedBy": "me", "launchType": "EC2",
                     "containerInstance": "i", "desiredStatus": "RUNNING", "nextToken": "0", "maxResults": 10}"""),
            Map.entry(
                    Operation.TAG_RESOURCE,
                    "{\"resourceArn\": \"arn:aws:ecs:us-east-1:1:task/prod/abc\", \"tags\": [{\"key\": \"a\", \"value\": \"b\"}]}"),
            Map.entry(
                    Operation.LIST_TAGS_FOR_RESOURCE, "{\"resourceArn\": \"arn:aws:ecs:us-east-1:1:task/prod/abc\"}")));

    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"-1\"",
            "\"0\"",
            "\"99999999999999999999\"",
            "\"arn:aws:ecs\"",
            "\":\"",
            "\"/\"",
            "\"a:b:c:-1\"",
            "\"web:99999999999\"",
            "\"web:0\"",
            "\"\\u0000\\u001b\\ud800\"",
            "-1",
            "0",
            "1",
            "101",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "1e400",
            "0.5",
            "true",
            "[]",
            "[null]",
            "[[]]",
            "[\"\"]",
            "[1]",
            "{}",
            "[{}]",
            "{\"a\": {\"b\": []}}");

    private final EcsEndpoint endpoint = EcsEndpoint.start(
            new EcsSimulator(EcsSettings.EXAMPLE, Script.NOTHING_FAILS, new Random(7)),
            0,
            ScaledClock.starting(Instant.parse("2026-03-01T10:00:00Z"), 60),
            event -> {});
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    private static String request(Operation operation) {
        return Objects.requireNonNull(REQUESTS.get(operation), () -> "a request for " + operation + " in this test");
    }

    private void answers(String target, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(endpoint.uri())
                        .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + target)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String what = target + " " + new String(body, StandardCharsets.UTF_8);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(response.statusCode()).as("%s: %s", what, answer).isIn(200, 400);
        assertThat(answer.isObject()).as(what).isTrue();
        if (response.statusCode() == 400) {
            assertThat(answer.path("__type").asText())
                    .as(what)
                    .endsWith("Exception")
                    .isNotEqualTo("ThrottlingException");
            assertThat(answer.path("message").asText()).as(what).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_answered_in_AWS_JSON(Operation operation) throws IOException, InterruptedException {
        endpoint.with((ecs, now) -> {
            ecs.createCluster("prod");
            return ecs.registerInstances("prod", InstanceSpec.small(2, "us-east-1"), now);
        });
        answers(
                "RegisterTaskDefinition",
                request(Operation.REGISTER_TASK_DEFINITION)
                        .replace("other", "web")
                        .getBytes(StandardCharsets.UTF_8));
        JsonNode whole = JSON.readTree(request(operation));
        answers(operation.wireName(), JSON.writeValueAsBytes(whole));
        for (List<Object> path : paths(whole)) {
            answers(operation.wireName(), JSON.writeValueAsBytes(without(whole, path)));
            for (String value : VALUES) {
                // Written by hand: 1e400 is a number that no tree keeps.
                String marked = JSON.writeValueAsString(with(whole, path));
                answers(operation.wireName(), marked.replace("\"@\"", value).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void neither_is_a_body_or_an_operation_of_no_sense_left_without_an_answer()
            throws IOException, InterruptedException {
        for (Operation operation : Operation.values()) {
            for (String body :
                    List.of("", " ", "{", "null", "[]", "\"\"", "1", "{\"a\":1}{", "[".repeat(5000), "\u0000")) {
                answers(operation.wireName(), body.getBytes(StandardCharsets.UTF_8));
            }
            answers(operation.wireName(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        }
        answers("", new byte[0]);
        answers("RunTasks", new byte[0]);
    }

    private static List<List<Object>> paths(JsonNode node) {
        List<List<Object>> all = new ArrayList<>();
        Stream<Map.Entry<Object, JsonNode>> children = node.isObject()
                ? node.properties().stream().map(child -> Map.entry(child.getKey(), child.getValue()))
                : Stream.iterate(0, index -> index < node.size(), index -> index + 1)
                        .map(index -> Map.entry(index, node.get(index)));
        children.forEach(child -> {
            all.add(List.of(child.getKey()));
            paths(child.getValue()).forEach(rest -> {
                List<Object> path = new ArrayList<>(List.of(child.getKey()));
                path.addAll(rest);
                all.add(path);
            });
        });
        return all;
    }

    private static JsonNode with(JsonNode whole, List<Object> path) {
        JsonNode copy = whole.deepCopy();
        JsonNode parent = parent(copy, path);
        if (parent instanceof ObjectNode object) {
            object.put((String) path.getLast(), "@");
        } else {
            ((ArrayNode) parent).set((Integer) path.getLast(), "@");
        }
        return copy;
    }

    private static JsonNode without(JsonNode whole, List<Object> path) {
        JsonNode copy = whole.deepCopy();
        JsonNode parent = parent(copy, path);
        if (parent instanceof ObjectNode object) {
            object.remove((String) path.getLast());
        } else {
            ((ArrayNode) parent).remove((int) (Integer) path.getLast());
        }
        return copy;
    }

    private static JsonNode parent(JsonNode copy, List<Object> path) {
        JsonNode parent = copy;
        for (Object step : path.subList(0, path.size() - 1)) {
            parent = step instanceof String name ? parent.get(name) : parent.get((Integer) step);
        }
        return parent;
    }
}
