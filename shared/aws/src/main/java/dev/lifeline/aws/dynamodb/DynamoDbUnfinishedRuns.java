package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.UnfinishedRuns;
import dev.lifeline.controller.store.UnfinishedRuns.UnfinishedPage;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pages through the index {@code due}: one query per shard. A position has the last run of each shard, because runs
 * with the same deadline have no order across shards.
 */
public final class DynamoDbUnfinishedRuns implements UnfinishedRuns {
    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbUnfinishedRuns(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    /** A run of a shard. */
    private record DueOfShard(int shard, Due due) {}

    @Override
    public UnfinishedPage page(int limit, Optional<String> after) {
        List<Optional<Due>> positions = positions(after.orElse(""));
        List<DueOfShard> read = IntStream.range(0, table.shards())
                .boxed()
                .flatMap(shard -> shard(shard, limit, positions.get(shard)).stream())
                .toList();
        List<DueOfShard> page = read.stream()
                .sorted(Comparator.comparing((DueOfShard entry) -> entry.due().at()))
                .limit(limit)
                .toList();
        page.forEach(entry -> positions.set(entry.shard(), Optional.of(entry.due())));
        return new UnfinishedPage(
                page.stream().map(entry -> entry.due().run()).toList(),
                page.size() < limit ? Optional.empty() : Optional.of(text(positions)));
    }

    private List<DueOfShard> shard(int shard, int limit, Optional<Due> after) {
        AttributeValue name = fromS(Integer.toString(shard));
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table.name())
                .indexName("due")
                .keyConditionExpression("dueShard = :shard")
                .expressionAttributeValues(Map.of(":shard", name))
                .limit(limit);
        after.ifPresent(last -> {
            Map<String, AttributeValue> start = new HashMap<>(RunItem.key(last.run()));
            start.put("dueShard", name);
            start.put("dueAt", fromN(Long.toString(last.at().toEpochMilli())));
            request.exclusiveStartKey(start);
        });
        return calls.query(request.build(), limit).stream()
                .map(item -> new DueOfShard(shard, RunItem.readDue(item)))
                .toList();
    }

    private static String text(List<Optional<Due>> positions) {
        return positions.stream()
                .map(position -> position.map(due -> due.at().toEpochMilli() + "#" + due.run())
                        .orElse(""))
                .collect(Collectors.joining(","));
    }

    /** Missing ones are empty: their shards begin at the beginning. */
    private List<Optional<Due>> positions(String text) {
        List<Optional<Due>> positions = new ArrayList<>();
        Arrays.stream(text.split(",", -1)).limit(table.shards()).forEach(part -> positions.add(position(part)));
        while (positions.size() < table.shards()) {
            positions.add(Optional.empty());
        }
        return positions;
    }

    private static Optional<Due> position(String text) {
        int end = text.indexOf('#');
        return end < 0
                ? Optional.empty()
                : Optional.of(new Due(
                        new RunKey(text.substring(end + 1)),
                        Instant.ofEpochMilli(Long.parseLong(text.substring(0, end)))));
    }
}
