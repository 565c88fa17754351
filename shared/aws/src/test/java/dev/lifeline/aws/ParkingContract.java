package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.port.Parking.Parked;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every DynamoDB must make of parking. */
public abstract class ParkingContract {

    protected abstract DynamoDbEmulator start() throws Exception;

    @Test
    void a_message_that_is_parked_twice_is_kept_once_with_its_reason_until_it_expires() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new Calls())) {
            dynamoDb.createTable(client, "parking");
            DynamoDbParking parking = new DynamoDbParking(client, new RunTable("parking", 1, Duration.ofDays(2)));
            Parked message = new Parked("id-1", "TaskStateChange", "$.detail is missing", "{}", Sample.NOON);

            parking.park(message);
            parking.park(message);

            assertThat(client.scan(request -> request.tableName("parking")).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("pk", AttributeValue.fromS("parked"))
                            .containsEntry("sk", AttributeValue.fromS("id-1"))
                            .containsEntry("source", AttributeValue.fromS("TaskStateChange"))
                            .containsEntry("reason", AttributeValue.fromS("$.detail is missing"))
                            .containsEntry("body", AttributeValue.fromS("{}"))
                            .containsEntry("at", AttributeValue.fromS("2026-11-21T12:00:00Z"))
                            .containsEntry(
                                    "expiresAt",
                                    AttributeValue.fromN(Long.toString(
                                            Sample.NOON.plus(Duration.ofDays(2)).getEpochSecond()))));
        }
    }
}
