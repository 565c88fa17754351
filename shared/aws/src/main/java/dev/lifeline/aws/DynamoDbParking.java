package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.port.Parking;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Parked messages in the table of the runs: all under the partition {@code parked}, each under its own id, until they
 * expire. A message that is larger than DynamoDB's 400 KB is an {@link IllegalArgumentException}.
 */
public final class DynamoDbParking implements Parking {
    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbParking(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public void park(Parked message) {
        Map<String, AttributeValue> item = TableCalls.checkSize(
                "message " + message.id() + " of " + message.source(),
                Map.of(
                        RunItem.KEY,
                        fromS("parked"),
                        RunItem.SORT,
                        fromS(message.id()),
                        "source",
                        fromS(message.source()),
                        "reason",
                        fromS(message.reason()),
                        "body",
                        fromS(message.body()),
                        "at",
                        fromS(message.at().toString()),
                        "expiresAt",
                        TableCalls.expiry(message.at(), table.retention())));
        calls.call(
                "PutItem",
                client -> client.putItem(
                        request -> request.tableName(table.name()).item(item)));
    }
}
