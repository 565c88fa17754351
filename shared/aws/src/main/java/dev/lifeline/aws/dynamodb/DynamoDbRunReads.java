package dev.lifeline.aws.dynamodb;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.RunReads;
import dev.lifeline.controller.store.RunReads.ItemPlace;
import dev.lifeline.controller.store.RunReads.RunsFound;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads runs in batches of a hundred. */
public final class DynamoDbRunReads implements RunReads {
    /** AWS "BatchGetItem": the maximum number of keys. */
    private static final int BATCH = 100;

    /** A batch of at most 40 MB comes in answers of at most 16 MB, and fewer if DynamoDB throttles. */
    private static final int MOST_CALLS = 10;

    private final TableCalls calls;
    private final RunTable table;
    private final RunItem items;
    private final JournalItems journals;

    public DynamoDbRunReads(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
        RunCodec codec = new RunCodec();
        this.items = new RunItem(table, codec);
        this.journals = new JournalItems(table, codec);
    }

    @Override
    public RunsFound read(List<RunKey> keys) {
        Map<RunKey, Run> runs = new HashMap<>();
        Map<RunKey, Explanation> newest = new HashMap<>();
        List<UnreadableEntry> unreadable = new ArrayList<>();
        List<RunKey> distinct = keys.stream().distinct().toList();
        for (int at = 0; at < distinct.size(); at += BATCH) {
            for (Map<String, AttributeValue> item :
                    batch(distinct.subList(at, Math.min(at + BATCH, distinct.size())))) {
                try {
                    RunKey key = RunItem.readKey(item);
                    Stored stored = items.read(item);
                    runs.put(key, stored.run());
                    journals.newest(stored).ifPresent(why -> newest.put(key, why));
                } catch (IllegalArgumentException | IllegalStateException damaged) {
                    unreadable.add(new UnreadableEntry(
                            TableCalls.attribute(item, RunItem.KEY).s(), String.valueOf(damaged.getMessage())));
                }
            }
        }
        return new RunsFound(runs, newest, unreadable);
    }

    @Override
    public ItemPlace place(RunKey run) {
        return new ItemPlace(table.name(), RunItem.partition(run).s(), RunItem.RUN);
    }

    private List<Map<String, AttributeValue>> batch(List<RunKey> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> left = Map.of(
                table.name(),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(RunItem::key).toList())
                        .build());
        for (int call = 0; !left.isEmpty(); call++) {
            if (call == MOST_CALLS) {
                throw new StoreUnavailable(
                        "BatchGetItem on table " + table.name() + " failed: DynamoDB returns only some of the runs",
                        new IOException("unprocessed keys"));
            }
            Map<String, KeysAndAttributes> asked = left;
            BatchGetItemResponse answer =
                    calls.call("BatchGetItem", client -> client.batchGetItem(request -> request.requestItems(asked)));
            found.addAll(answer.responses().getOrDefault(table.name(), List.of()));
            left = answer.unprocessedKeys();
        }
        return found;
    }
}
