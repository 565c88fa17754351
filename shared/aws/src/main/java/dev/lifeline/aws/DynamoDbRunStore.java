package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Runs and their journals in one DynamoDB table. A load is one read, a save one transaction of two puts; a save that
 * lost its race is told the winner by that same call.
 *
 * <p>The SDK gives every transaction a token and repeats it under that token when its answer is lost (AWS
 * "TransactWriteItems", idempotency: ten minutes). So a save that the SDK repeats by itself does not lose against
 * itself.
 *
 * <p>A run or an entry that is larger than DynamoDB's 400 KB is an {@link IllegalArgumentException}.
 */
public final class DynamoDbRunStore implements RunStore {
    private final TableCalls calls;
    private final RunTable table;
    private final RunItem items;

    public DynamoDbRunStore(DynamoDbClient client, RunTable table, RunCodec codec) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
        this.items = new RunItem(table, codec);
    }

    @Override
    public Optional<Stored> load(RunKey key) {
        Map<String, AttributeValue> item = calls.call(
                "GetItem",
                client -> client.getItem(request -> request.tableName(table.name())
                                .key(RunItem.key(key))
                                .consistentRead(true))
                        .item());
        return stored(item);
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        Put put = put(items.write(run, 1))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        return write(run, put, 1, explanation);
    }

    @Override
    public SaveResult save(Run run, Stored last, Explanation explanation) {
        long revision = last.revision() + 1;
        Put put = put(items.write(run, revision))
                .conditionExpression("revision = :revision AND nonce = :nonce")
                .expressionAttributeValues(
                        Map.of(":revision", RunItem.revision(last.revision()), ":nonce", RunItem.nonce(last.run())))
                .build();
        return write(run, put, revision, explanation);
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return IntStream.range(0, table.dueShards())
                .boxed()
                .flatMap(shard -> due(shard, until, limit).stream())
                .sorted(Comparator.comparing(Due::at))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Due> due(int shard, Instant until, int limit) {
        QueryRequest request = query().indexName("due")
                .keyConditionExpression("dueShard = :shard AND dueAt <= :until")
                .expressionAttributeValues(Map.of(
                        ":shard", fromS(Integer.toString(shard)), ":until", fromN(Long.toString(until.toEpochMilli()))))
                .limit(limit)
                .build();
        return query(request, limit).stream().map(RunItem::readDue).toList();
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        QueryRequest request = query().indexName("instance")
                .keyConditionExpression("#instance = :instance")
                .expressionAttributeNames(Map.of("#instance", "instance"))
                .expressionAttributeValues(Map.of(":instance", fromS(instance)))
                .build();
        return query(request, Integer.MAX_VALUE).stream().map(RunItem::readKey).toList();
    }

    @Override
    public List<JournalEntry> journal(RunId id) {
        return query(journalOf(id).build(), Integer.MAX_VALUE).stream()
                .map(items::readJournal)
                .toList();
    }

    /** @throws IllegalStateException when the run has not ended */
    @Override
    public void delete(RunId id) {
        deleteRun(id);
        QueryRequest keys = journalOf(id).projectionExpression("pk, sk").build();
        query(keys, Integer.MAX_VALUE)
                .forEach(key -> calls.call(
                        "DeleteItem",
                        client -> client.deleteItem(
                                request -> request.tableName(table.name()).key(key))));
    }

    private void deleteRun(RunId id) {
        calls.call("DeleteItem", client -> {
            try {
                return client.deleteItem(request -> request.tableName(table.name())
                        .key(RunItem.key(id.key()))
                        .conditionExpression("attribute_not_exists(pk) OR attribute_exists(#result)")
                        .expressionAttributeNames(Map.of("#result", "result")));
            } catch (ConditionalCheckFailedException underWay) {
                throw new IllegalStateException("run " + id + " has not ended: stop it before it is deleted", underWay);
            }
        });
    }

    private Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder()
                .tableName(table.name())
                .item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private SaveResult write(Run run, Put put, long revision, Explanation explanation) {
        Put entry = Put.builder()
                .tableName(table.name())
                .item(items.writeJournal(run, revision, explanation))
                .build();
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().put(put).build(),
                        TransactWriteItem.builder().put(entry).build())
                .build();
        return calls.call("TransactWriteItems", client -> {
            try {
                client.transactWriteItems(request);
                return new SaveResult.Saved(revision);
            } catch (TransactionCanceledException cancelled) {
                return lost(run.id(), cancelled);
            }
        });
    }

    private SaveResult lost(RunId id, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (CancellationReason reason : reasons) {
            if ("ConditionalCheckFailed".equals(reason.code())) {
                return new SaveResult.Lost(stored(reason.item()));
            }
        }
        // Another transaction is just writing the run: whether it will win is not known yet, so it names no winner.
        if (reasons.stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()))) {
            return new SaveResult.Lost(load(id.key()));
        }
        throw cancelled;
    }

    private Optional<Stored> stored(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(items.read(item));
    }

    private QueryRequest.Builder journalOf(RunId id) {
        return query().consistentRead(true)
                .keyConditionExpression("pk = :run AND begins_with(sk, :journal)")
                .expressionAttributeValues(
                        Map.of(":run", RunItem.partition(id.key()), ":journal", fromS(RunItem.JOURNAL)));
    }

    private QueryRequest.Builder query() {
        return QueryRequest.builder().tableName(table.name());
    }

    /** Page by page, as far as the limit asks for. */
    private List<Map<String, AttributeValue>> query(QueryRequest request, int limit) {
        return calls.call("Query", client -> {
            Stream<Map<String, AttributeValue>> found = client.queryPaginator(request).items().stream();
            return found.limit(limit).toList();
        });
    }
}
