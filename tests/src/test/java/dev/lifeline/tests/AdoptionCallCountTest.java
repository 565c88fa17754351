package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.dynamodb.DynamoDbLaunchRecords;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.RecordLaunchHandler;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Calls of an adoption and of a launch that made no task. */
class AdoptionCallCountTest extends CallCountScene {
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
                            false,
                            Map.of()));
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

    private static CanonicalPolicy adoptingAll() {
        return switch (new PolicyParser().parse("{\"name\": \"all\", \"match\": [{\"cluster\": \"*\"}]}")) {
            case Requested.Valid<PolicyDocument> valid -> CanonicalPolicy.of(valid.value());
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }
}
