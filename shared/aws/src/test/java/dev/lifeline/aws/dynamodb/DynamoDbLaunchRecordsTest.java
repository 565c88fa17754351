package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.controller.event.RecordedLaunch.Why;
import dev.lifeline.controller.store.LaunchRecords.RecordAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbLaunchRecordsTest {
    private static final TaskRef TASK = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/0123");
    private static final RecordedLaunch LAUNCH = new RecordedLaunch(
            new LaunchRequest(
                    "prod",
                    "etl:7",
                    new LaunchRequest.Essentials.EssentialsUnknown(),
                    Optional.empty(),
                    new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE", 1, 2))),
                    Optional.of(new Network(List.of("subnet-1"), List.of("sg-1"), true)),
                    new Overrides(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of(new ContainerOverride(
                                    "app",
                                    List.of(),
                                    Map.of("TOKEN", new Secret("s3cr3t")),
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of()))),
                    new Options(
                            Optional.empty(),
                            Optional.of("LATEST"),
                            Optional.empty(),
                            true,
                            new Tagging(Optional.empty(), true, Map.of("a", "b")),
                            PlacementRules.NONE,
                            List.of())),
            List.of(
                    new Unsaid(Why.BEYOND, "it has placementConstraints"),
                    new Unsaid(Why.HIDDEN_OVERRIDE, "environment override values are hidden in CloudTrail")));

    @Test
    void a_record_comes_back_as_it_was_put_until_it_expires_without_what_the_tasks_events_tell() throws Exception {
        try (LocalDynamoDb local = LocalDynamoDb.start();
                DynamoDbClient client = local.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            local.createTable(client, "launches");
            DynamoDbLaunchRecords records =
                    new DynamoDbLaunchRecords(client, new RunTable("launches", 1, Duration.ofDays(30)), new RunCodec());
            assertThat(records.of(TASK)).isEqualTo(new RecordAnswer.NotYet());

            records.put(TASK, LAUNCH.ofTask(), Sample.NOON);
            records.put(TASK, LAUNCH.ofTask(), Sample.NOON);

            assertThat(records.of(TASK)).isEqualTo(new RecordAnswer.RecordFound(LAUNCH.ofTask()));
            assertThat(LAUNCH.ofTask().unsaid()).containsExactly(new Unsaid(Why.BEYOND, "it has placementConstraints"));
            assertThat(records.of(new TaskRef(TASK.arn() + "4"))).isEqualTo(new RecordAnswer.NotYet());
            assertThat(client.scan(request -> request.tableName("launches")).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("pk", AttributeValue.fromS("launch#" + TASK.arn()))
                            .containsEntry("sk", AttributeValue.fromS("launch"))
                            .containsEntry(
                                    "expiresAt",
                                    AttributeValue.fromN(Long.toString(
                                            Sample.NOON.plus(Duration.ofDays(7)).getEpochSecond()))))
                    .satisfies(item -> assertThat(item.toString()).doesNotContain("s3cr3t"));
        }
    }
}
