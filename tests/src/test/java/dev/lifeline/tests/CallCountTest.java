package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.dynamodb.DynamoDbLaunchRecords;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.RecordLaunchHandler;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The cost of an event: one read, and one write if it has a consequence. Counted on the wire, through the real handler.
 */
class CallCountTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final RunTable TABLE = new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(36500));

    /** The requests in the order in which they are sent, including repetitions by the SDK. */
    static final class SentRequests implements ExecutionInterceptor {
        private final List<String> sent = new ArrayList<>();

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent.add(context.request().getClass().getSimpleName().replaceAll("Request$", ""));
        }
    }

    @Test
    void an_event_of_substance_is_one_read_and_one_write_and_any_other_is_one_read() throws IOException {
        SentRequests requests = new SentRequests();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = client(dynamoDb, requests)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            DynamoDbRunStore store = new DynamoDbRunStore(client, TABLE, RandomGenerator.getDefault());
            TestWorld world = new TestWorld(Runs.NOON);
            Wiring wiring = Wired.over(world, table(world, client, world.records), AdoptionMode.OFF);
            TaskStateChangeHandler function = new TaskStateChangeHandler(wiring);
            List<String> events = life(launch(world, wiring));
            requests.sent.clear();

            List<String> counted = new ArrayList<>();
            for (int event = 0; event < events.size(); event++) {
                counted.add("new " + calls(function, events.get(event), requests));
                counted.add("again " + calls(function, events.get(event), requests));
                counted.add("late " + calls(function, events.get(event / 2), requests));
            }

            assertThat(store.load(Runs.ID).orElseThrow().run().phase())
                    .isInstanceOfSatisfying(
                            Phase.Ended.class,
                            ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
            assertThat(counted)
                    .hasSize(3 * events.size())
                    .containsOnly("new [GetItem]", "new [GetItem, PutItem]", "again [GetItem]", "late [GetItem]");
            assertThat(IntStream.range(0, events.size())
                            .filter(event -> counted.get(3 * event).endsWith("PutItem]"))
                            .boxed())
                    .as("RUNNING, the program's end, the task's end")
                    .containsExactly(4, 5, 8);
        }
    }

    /** A foreign task fails to start, and CloudTrail reports its launch before or after that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_adoption_is_one_read_more_where_launches_are_recorded(boolean recordFirst) throws IOException {
        SentRequests requests = new SentRequests();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = client(dynamoDb, requests)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            TestWorld world = new TestWorld(Instant.parse("2026-08-03T09:16:10Z"));
            Wiring wiring = recording(world, client);
            List<Path> told = files(Repository.ROOT.resolve("events/sequences/recorded-launch-fargate"));
            String failed = Files.readString(told.getFirst());
            String recorded = Files.readString(told.getLast());
            define(world, failed);
            requests.sent.clear();

            List<List<String>> counted = new ArrayList<>();
            for (boolean record : List.of(recordFirst, !recordFirst, recordFirst)) {
                counted.add(
                        record
                                ? calls(new RecordLaunchHandler(wiring), recorded, requests)
                                : calls(new TaskStateChangeHandler(wiring), failed, requests));
            }

            List<String> create = List.of("GetItem", "GetItem", "PutItem");
            List<String> createUnrecorded = List.of("GetItem", "GetItem", "PutItem", "GetItem");
            List<String> kept = List.of("PutItem", "GetItem");
            List<String> learnt = List.of("PutItem", "GetItem", "PutItem");
            assertThat(counted)
                    .isEqualTo(
                            recordFirst
                                    ? List.of(kept, create, kept)
                                    : List.of(createUnrecorded, learnt, List.of("GetItem")));
            RunId run = new RunId("f4b3e5a6c7d8899001122ddeeff00112");
            world.clock.advance(Duration.ofMinutes(1));
            wiring.controller().reconciler().reconcile(Duration.ofSeconds(40));
            assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
                assertThat(launched.run()).isEqualTo(run.key());
                assertThat(launched.request().network().orElseThrow().securityGroups())
                        .containsExactly("sg-0d3a5c1f9b8e7a642");
                assertThat(launched.request()
                                .overrides()
                                .containers()
                                .getFirst()
                                .environment())
                        .containsEntry("API_TOKEN", new Secret("not-a-real-secret-4711"));
            });
        }
    }

    @Test
    void a_launch_of_others_that_made_no_task_is_one_run_and_is_launched_again() throws IOException {
        SentRequests requests = new SentRequests();
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = client(dynamoDb, requests)) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            TestWorld world = new TestWorld(Instant.parse("2026-08-03T09:16:10Z"));
            Wiring wiring = recording(world, client);
            String definition = "arn:aws:ecs:eu-central-1:111122223333:task-definition/import:7";
            world.ecs.define(
                    definition,
                    new DefinitionAnswer.DefinitionFound(
                            definition,
                            List.of("app"),
                            Map.of("app", "registry.example/app:1"),
                            Optional.empty(),
                            false));
            String failed = Files.readString(Repository.ROOT.resolve("events/runtask-failed-memory-ec2.json"));

            assertThat(calls(new RecordLaunchHandler(wiring), failed, requests)).containsExactly("GetItem", "PutItem");
            assertThat(calls(new RecordLaunchHandler(wiring), failed, requests)).containsExactly("GetItem");

            world.clock.advance(Duration.ofMinutes(10));
            wiring.controller().reconciler().reconcile(Duration.ofSeconds(40));
            assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
                assertThat(launched.run()).isEqualTo(new RunId("launch-3e2f6c74-9f90-4183-9c5d-7a4f0e9d8c32-1").key());
                assertThat(launched.attempt()).isEqualTo(2);
            });
        }
    }

    private static Wiring recording(TestWorld world, DynamoDbClient client) {
        CanonicalPolicy all = adoptingAll();
        world.policies.put(new NewPolicy("all", all.hash(), all.json(), Runs.NOON));
        return Wired.over(
                world,
                table(world, client, new DynamoDbLaunchRecords(client, TABLE, new RunCodec())),
                AdoptionMode.RECORDED);
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
                like.slots());
    }

    private static void define(TestWorld world, String event) throws IOException {
        JsonNode detail = MAPPER.readTree(event).path("detail");
        String definition = detail.path("taskDefinitionArn").textValue();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of("app", "registry.example/app:1"), Optional.empty(), true));
        world.ecs.tell(
                new TaskRef(detail.path("taskArn").textValue()),
                new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of(), List.of()));
    }

    private static CanonicalPolicy adoptingAll() {
        return switch (new PolicyParser().parse("{\"name\": \"all\", \"match\": [{\"cluster\": \"*\"}]}")) {
            case Requested.Valid<PolicyDocument> valid -> CanonicalPolicy.of(valid.value());
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }

    static TaskRef launch(TestWorld world, Wiring wiring) {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of("app", "registry.example/app:1"), Optional.empty(), true));
        RunRequest request =
                new RunRequest(Optional.of(Runs.ID), RunRequest.OnRepeatedName.SAME_RUN, "default", Runs.REQUEST);
        assertThat(wiring.controller().launcher().launch(request, Runs.ID))
                .isInstanceOf(LaunchResult.RunAccepted.class);
        return world.ecs.launched().getFirst().task();
    }

    /** The events of a good run, as that task's. */
    static List<String> life(TaskRef task) throws IOException {
        List<String> events = new ArrayList<>();
        for (Path file : files(Repository.ROOT.resolve("events/sequences/good-run-fargate"))) {
            JsonNode event = MAPPER.readTree(Files.readString(file));
            ((ObjectNode) event.path("detail"))
                    .put("taskArn", task.arn())
                    .put("startedBy", Runs.IDENTITY.task(1).startedBy());
            events.add(event.toString());
        }
        return events;
    }

    private static List<Path> files(Path folder) throws IOException {
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
