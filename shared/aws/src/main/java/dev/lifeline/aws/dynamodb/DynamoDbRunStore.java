package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Runs and their journals in one DynamoDB table. A load is one read, a save one conditional write. A save that lost its
 * race returns the winner.
 *
 * <p>Each save writes a unique name into the item. If the answer to a write is lost, the SDK repeats the write and its
 * condition fails because of the first. Then the winner has this save's name, and the save succeeded.
 *
 * <p>A run that is larger than DynamoDB's 400 KB is an {@link IllegalArgumentException}.
 */
public final class DynamoDbRunStore implements RunStore, Journals {
    private final TableCalls calls;
    private final RunTable table;
    private final RunItem items;
    private final JournalItems journals;
    private final ItemDeletion removal;
    private final RandomGenerator random;

    /** @param random generates the names of saves */
    public DynamoDbRunStore(DynamoDbClient client, RunTable table, RandomGenerator random) {
        RunCodec codec = new RunCodec();
        this.calls = new TableCalls(client, table.name());
        this.table = table;
        this.items = new RunItem(table, codec);
        this.journals = new JournalItems(table, codec);
        this.removal = new ItemDeletion(calls);
        this.random = random;
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
    public Optional<Explanation> newest(Stored stored) {
        return journals.newest(stored);
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        Stored first = new Stored(run, 1, List.of(journals.first(run, explanation)));
        return write(first, Optional.of(explanation), put -> put.conditionExpression("attribute_not_exists(pk)"));
    }

    @Override
    public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
        List<String> recent = explanation
                .map(added -> journals.next(last, added))
                .map(newest -> {
                    journals.spilled(last, newest).ifPresent(this::spill);
                    return journals.recent(last, newest);
                })
                .orElse(last.recent());
        return write(new Stored(run, last.revision() + 1, recent), explanation, ifLatest(last));
    }

    private static Consumer<PutItemRequest.Builder> ifLatest(Stored last) {
        return put -> put.conditionExpression(RunItem.LATEST).expressionAttributeValues(RunItem.latest(last));
    }

    @Override
    public DeleteResult delete(Stored last) {
        RunKey key = last.run().id().key();
        Map<String, AttributeValue> winner = removal.run(key, last);
        if (!winner.isEmpty()) {
            return new DeleteResult.Kept(items.read(winner));
        }
        sweep(key);
        return new DeleteResult.Gone();
    }

    /**
     * The journal is read before the run, so that every entry read is older than what is known of the run: those of
     * another life are of one that is over.
     */
    @Override
    public void sweep(RunKey key) {
        List<Map<String, AttributeValue>> entries = removal.journal(key);
        if (!entries.isEmpty()) {
            Optional<String> life = load(key).flatMap(JournalItems::life);
            entries.stream()
                    .filter(entry ->
                            life.filter(JournalItems.life(entry)::equals).isEmpty())
                    .forEach(removal::entry);
        }
    }

    private void spill(Map<String, AttributeValue> item) {
        PutItemRequest.Builder put =
                PutItemRequest.builder().tableName(table.name()).item(item);
        JournalItems.ifMost(put, item);
        calls.call("PutItem", client -> {
            try {
                return client.putItem(put.build());
            } catch (ConditionalCheckFailedException overtaken) {
                return overtaken; // the save that follows is safe too
            }
        });
    }

    private SaveResult write(
            Stored next, Optional<Explanation> explanation, Consumer<PutItemRequest.Builder> condition) {
        String save = Long.toHexString(random.nextLong());
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table.name())
                .item(items.write(next, explanation, save))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        condition.accept(put);
        return calls.call("PutItem", client -> {
            try {
                client.putItem(put.build());
                return new SaveResult.Saved(next);
            } catch (ConditionalCheckFailedException overtaken) {
                Map<String, AttributeValue> winner = overtaken.hasItem() ? overtaken.item() : Map.of();
                return !winner.isEmpty() && RunItem.isOf(save, winner)
                        ? new SaveResult.Saved(next)
                        : new SaveResult.Lost(stored(winner));
            }
        });
    }

    /**
     * The run's item is read first, so that an entry which moves to another item meanwhile is found twice and not
     * missed.
     */
    @Override
    public List<JournalEntry> journal(RunId id) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression("pk = :run AND sk BETWEEN :journal AND :run_item")
                .expressionAttributeValues(Map.of(
                        ":run",
                        RunItem.partition(id.key()),
                        ":journal",
                        fromS(JournalItems.PREFIX),
                        ":run_item",
                        fromS(RunItem.RUN)))
                .build();
        return journals.read(calls.query(request, Integer.MAX_VALUE));
    }

    private Optional<Stored> stored(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(items.read(item));
    }
}
