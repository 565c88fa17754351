package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A real store whose calls are counted. */
@ResourceLock("DynamoDB Local")
abstract class CallCountScene {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final RunTable TABLE = new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(36500));

    /** The requests in the order in which they are sent, including repetitions by the SDK. */
    static final class SentRequests implements ExecutionInterceptor {
        final List<String> sent = new ArrayList<>();

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent.add(context.request().getClass().getSimpleName().replaceAll("Request$", ""));
        }
    }

    /** Runs in DynamoDB, and everything else that is shared in memory. */
    static TablePorts table(TestWorld world, DynamoDbClient client, LaunchRecords records) {
        TablePorts like = world.table();
        DynamoDbRunIndexes indexes = new DynamoDbRunIndexes(client, TABLE);
        return new TablePorts(
                new DynamoDbRunStore(client, TABLE, new Random(1)),
                indexes,
                indexes,
                like.policies(),
                records,
                like.quarantine(),
                like.registers(),
                like.slots(),
                like.listing());
    }

    static void define(TestWorld world, String event) throws IOException {
        JsonNode detail = MAPPER.readTree(event).path("detail");
        String definition = detail.path("taskDefinitionArn").textValue();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true,
                        Map.of()));
        world.ecs.tell(
                new TaskRef(detail.path("taskArn").textValue()),
                new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of(), List.of()));
    }

    static TaskRef launch(TestWorld world, Wiring wiring) {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true,
                        Map.of()));
        RunRequest request =
                new RunRequest(Optional.of(Runs.ID), RunRequest.OnRepeatedName.SAME_RUN, "default", Runs.REQUEST);
        assertThat(wiring.controller().launcher().launch(request, Runs.ID))
                .isInstanceOf(LaunchResult.RunAccepted.class);
        return world.ecs.launched().getFirst().task();
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static List<String> calls(RequestStreamHandler function, String event, SentRequests requests) throws IOException {
        requests.sent.clear();
        ObjectNode batch = MAPPER.createObjectNode();
        batch.putArray("Records").addObject().put("messageId", "m").put("body", event);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8)),
                answer,
                FunctionContext.of("TaskStateChange"));
        assertThat(answer.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
        return List.copyOf(requests.sent);
    }

    static DynamoDbClient client(DynamoDbLocal dynamoDb, ExecutionInterceptor requests) {
        return DynamoDbClient.builder()
                .endpointOverride(dynamoDb.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(requests))
                .build();
    }
}
