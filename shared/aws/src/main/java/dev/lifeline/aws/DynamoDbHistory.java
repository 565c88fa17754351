package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.port.History;
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
 * The history in the index {@code ended} of the runs' table ({@link EndedItem}): a page is one query of each shard,
 * however far back it lies.
 */
public final class DynamoDbHistory implements History {
    /** Of each shard, where a filter may leave out most. */
    private static final int MOST_READ = 1000;

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
        int most = query.filter().equals(Filter.NONE) ? query.limit() : mostRead;
        List<Map<String, AttributeValue>> latest = latest(query, most);
        List<Entry> entries = new ArrayList<>();
        for (Map<String, AttributeValue> item : latest) {
            Entry entry = EndedItem.read(item);
            if (isWanted(entry, query.filter())) {
                entries.add(entry);
            }
            if (entries.size() == query.limit()) {
                return new Page(entries, Optional.of(EndedItem.position(item)));
            }
        }
        return new Page(
                entries, latest.size() < most ? Optional.empty() : Optional.of(EndedItem.position(latest.getLast())));
    }

    private static boolean isWanted(Entry entry, Filter filter) {
        return switch (entry) {
            case EndedRun run -> filter.takes(run);
            case UnreadableEntry unreadable -> true;
        };
    }

    /** The latest runs of all are among the latest of each shard. */
    private List<Map<String, AttributeValue>> latest(Query query, int most) {
        String from = EndedItem.moment(query.from());
        String until = Stream.concat(Stream.of(EndedItem.moment(query.until())), query.after().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (from.compareTo(until) > 0) {
            return List.of(); // DynamoDB refuses such a span
        }
        return IntStream.range(0, table.shards())
                .boxed()
                .flatMap(shard -> latest(shard, from, until, most).stream())
                .sorted(Comparator.comparing(EndedItem::position).reversed())
                .limit(most)
                .toList();
    }

    /** BETWEEN takes in its bounds. No run ends with {@code until} but the one that the page before ended with. */
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
