package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the quarantine on every DynamoDB. */
public abstract class QuarantineContract {

    protected abstract DynamoDbEmulator start() throws Exception;

    @Test
    void a_message_that_is_quarantined_twice_is_kept_once_with_its_reason_and_does_not_expire() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            dynamoDb.createTable(client, "quarantine");
            DynamoDbQuarantine quarantine =
                    new DynamoDbQuarantine(client, new RunTable("quarantine", 1, Duration.ofDays(2)));
            QuarantinedMessage message = new QuarantinedMessage(
                    "id-1", Origin.direct("TaskStateChange"), "$.detail is missing", "{}", Sample.NOON);

            quarantine.put(message);
            quarantine.put(message);

            assertThat(client.scan(request -> request.tableName("quarantine")).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("pk", AttributeValue.fromS("quarantined"))
                            .containsEntry("sk", AttributeValue.fromS("id-1"))
                            .containsEntry("source", AttributeValue.fromS("TaskStateChange"))
                            .containsEntry("reason", AttributeValue.fromS("$.detail is missing"))
                            .containsEntry("body", AttributeValue.fromS("{}"))
                            .containsEntry("at", AttributeValue.fromS("2026-11-21T12:00:00Z"))
                            .doesNotContainKeys("expiresAt", "queue", "redriven"));
        }
    }

    @Test
    void a_message_of_a_megabyte_is_kept_whole_and_one_that_no_item_holds_is_refused_with_its_size() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            dynamoDb.createTable(client, "quarantine-3");
            DynamoDbQuarantine quarantine =
                    new DynamoDbQuarantine(client, new RunTable("quarantine-3", 1, Duration.ofDays(2)));
            String event = "{\"detail\": \"täglich\"}".repeat(45_000);
            QuarantinedMessage large =
                    new QuarantinedMessage("id-1", Origin.direct("TaskStateChange"), "no JSON", event, Sample.NOON);
            String noise = new Random(1)
                    .ints(1_000_000, 'A', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            quarantine.put(large);

            assertThat(quarantine.find("id-1")).contains(large);
            assertThatThrownBy(() -> quarantine.put(new QuarantinedMessage(
                            "id-2", Origin.direct("TaskStateChange"), "no JSON", noise, Sample.NOON)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("message id-2 of TaskStateChange has ")
                    .hasMessageContaining("DynamoDB holds at most 409600");
        }
    }

    @Test
    void what_is_quarantined_is_found_the_oldest_first_with_its_origin_until_it_is_deleted() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            dynamoDb.createTable(client, "quarantine-2");
            DynamoDbQuarantine quarantine =
                    new DynamoDbQuarantine(client, new RunTable("quarantine-2", 1, Duration.ofDays(2)));
            Origin queue = new Origin("TaskStateChange", Optional.of("arn:aws:sqs:eu-west-1:111122223333:events"), 2);
            QuarantinedMessage later =
                    new QuarantinedMessage("id-1", queue, "no JSON", "{", Sample.NOON.plusSeconds(1));
            QuarantinedMessage sooner =
                    new QuarantinedMessage("id-2", Origin.direct("RecordLaunch"), "no JSON", "[", Sample.NOON);

            quarantine.put(later);
            quarantine.put(sooner);
            assertThat(quarantine.all()).containsExactly(sooner, later);
            assertThat(quarantine.find("id-1")).contains(later);

            quarantine.delete("id-1");
            quarantine.delete("id-1");
            assertThat(quarantine.find("id-1")).isEmpty();
            assertThat(quarantine.all()).containsExactly(sooner);
        }
    }
}
