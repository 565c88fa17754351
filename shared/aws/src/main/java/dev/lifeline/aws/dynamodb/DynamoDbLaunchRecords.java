package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.LaunchRecords.RecordAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Launch records in the run table, each under its task, until they expire.
 *
 * <pre>
 *   pk                 sk        attributes
 *   launch#TASK ARN    launch    launch (JSON), at, expiresAt
 * </pre>
 */
public final class DynamoDbLaunchRecords implements LaunchRecords {
    private static final AttributeValue SORT = fromS("launch");

    /** A record is read when its task is adopted, usually at the first event of the task. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final TableCalls calls;
    private final RunTable table;
    private final RunCodec codec;

    public DynamoDbLaunchRecords(DynamoDbClient client, RunTable table, RunCodec codec) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
        this.codec = codec;
    }

    @Override
    public void put(TaskRef task, RecordedLaunch launch, Instant at) {
        Map<String, AttributeValue> item = TableCalls.checkSize(
                "the launch of " + task.arn(),
                Map.of(
                        RunItem.KEY,
                        key(task),
                        RunItem.SORT,
                        SORT,
                        "launch",
                        fromS(codec.write(launch)),
                        "at",
                        fromS(at.toString()),
                        "expiresAt",
                        TableCalls.expiry(at, RETENTION)));
        calls.call(
                "PutItem",
                client -> client.putItem(
                        request -> request.tableName(table.name()).item(item)));
    }

    @Override
    public RecordAnswer of(TaskRef task) {
        Map<String, AttributeValue> item = calls.call(
                        "GetItem",
                        client -> client.getItem(request -> request.tableName(table.name())
                                .key(Map.of(RunItem.KEY, key(task), RunItem.SORT, SORT))
                                .consistentRead(true)))
                .item();
        return item.isEmpty()
                ? new RecordAnswer.NotYet()
                : new RecordAnswer.RecordFound(
                        codec.readLaunch(TableCalls.attribute(item, "launch").s()));
    }

    private static AttributeValue key(TaskRef task) {
        return fromS("launch#" + task.arn());
    }
}
