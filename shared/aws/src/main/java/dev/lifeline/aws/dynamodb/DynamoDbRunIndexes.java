package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The indexes {@code due} and {@code instance} of the run table. */
public final class DynamoDbRunIndexes implements DueRuns, InstanceRuns {
    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbRunIndexes(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return IntStream.range(0, table.shards())
                .boxed()
                .flatMap(shard -> due(shard, until, limit).stream())
                .sorted(Comparator.comparing(Due::at))
                .limit(limit)
                .toList();
    }

    private List<Due> due(int shard, Instant until, int limit) {
        QueryRequest request = query().indexName("due")
                .keyConditionExpression("dueShard = :shard AND dueAt <= :until")
                .expressionAttributeValues(Map.of(
                        ":shard", fromS(Integer.toString(shard)), ":until", fromN(Long.toString(until.toEpochMilli()))))
                .limit(limit)
                .build();
        return calls.query(request, limit).stream().map(RunItem::readDue).toList();
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        QueryRequest request = query().indexName("instance")
                .keyConditionExpression("#instance = :instance")
                .expressionAttributeNames(Map.of("#instance", "instance"))
                .expressionAttributeValues(Map.of(":instance", fromS(instance)))
                .build();
        return calls.query(request, Integer.MAX_VALUE).stream()
                .map(RunItem::readKey)
                .toList();
    }

    private QueryRequest.Builder query() {
        return QueryRequest.builder().tableName(table.name());
    }
}
