package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The history in the index {@code ended} of the runs' table ({@link EndedItem}): a page costs one query per shard,
 * however old it is.
 */
public final class DynamoDbHistory implements History {
    /** How many entries per shard a filtered page reads: few may match. */
    private static final int MOST_READ = 250;

    private final TableCalls calls;
    private final RunTable table;
    private final int mostRead;

    public DynamoDbHistory(DynamoDbClient client, RunTable table) {
        this(client, table, MOST_READ);
    }

    DynamoDbHistory(DynamoDbClient client, RunTable table, int mostRead) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
        this.mostRead = mostRead;
    }

    @Override
    public Page ended(Query query) {
        Merged merged = merged(query, query.filter().equals(Filter.NONE) ? query.limit() : mostRead);
        List<Entry> entries = new ArrayList<>();
        for (Map<String, AttributeValue> item : merged.items()) {
            Entry entry = EndedItem.read(item);
            if (isWanted(entry, query.filter())) {
                entries.add(entry);
            }
            if (entries.size() == query.limit()) {
                return new Page(entries, Optional.of(EndedItem.position(item)));
            }
        }
        return new Page(entries, merged.end());
    }

    private static boolean isWanted(Entry entry, Filter filter) {
        return switch (entry) {
            case EndedRun run -> filter.takes(run);
            case UnreadableEntry unreadable -> true;
        };
    }

    /**
     * The latest entries of all shards, latest first.
     *
     * @param end the position of the last entry, if there may be earlier ones
     */
    private record Merged(List<Map<String, AttributeValue>> items, Optional<String> end) {

        /**
         * A shard that returned {@code most} entries may have more, so only entries not earlier than its last are
         * complete.
         */
        static Merged of(List<List<Map<String, AttributeValue>>> shards, int most) {
            Optional<String> end = shards.stream()
                    .filter(shard -> shard.size() >= most)
                    .map(shard -> EndedItem.position(shard.getLast()))
                    .max(Comparator.naturalOrder());
            return new Merged(
                    shards.stream()
                            .flatMap(List::stream)
                            .filter(item -> EndedItem.position(item).compareTo(end.orElse("")) >= 0)
                            .sorted(Comparator.comparing(EndedItem::position).reversed())
                            .toList(),
                    end);
        }
    }

    private Merged merged(Query query, int most) {
        String from = EndedItem.moment(query.from());
        String until = Stream.concat(Stream.of(EndedItem.moment(query.until())), query.after().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (from.compareTo(until) > 0) {
            return new Merged(List.of(), Optional.empty()); // DynamoDB refuses an empty range
        }
        return Merged.of(
                IntStream.range(0, table.shards())
                        .mapToObj(shard -> latest(shard, from, until, most))
                        .toList(),
                most);
    }

    /** BETWEEN includes both bounds. Only the last entry of the previous page can equal the upper one. */
    private List<Map<String, AttributeValue>> latest(int shard, String from, String until, int most) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .indexName("ended")
                .scanIndexForward(false)
                .keyConditionExpression("endedShard = :shard AND endedAt BETWEEN :from AND :until")
                .expressionAttributeValues(
                        Map.of(":shard", fromS(Integer.toString(shard)), ":from", fromS(from), ":until", fromS(until)))
                .limit(most + 1)
                .build();
        return calls.query(request, most + 1).stream()
                .filter(item -> !EndedItem.position(item).equals(until))
                .toList();
    }
}
