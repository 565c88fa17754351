package dev.lifeline.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The changes of a table, from now on. Used by one thread. */
public final class TableStream {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final DynamoDbStreamsClient client;
    private final String stream;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> iterators = new LinkedHashMap<>();

    private TableStream(DynamoDbStreamsClient client, String stream) {
        this.client = client;
        this.stream = stream;
    }

    /** Makes the table keep its changes, which it does not do before. */
    public static TableStream of(DynamoDbClient dynamoDb, DynamoDbStreamsClient client, String table) {
        String stream = dynamoDb.updateTable(request -> request.tableName(table)
                        .streamSpecification(specification ->
                                specification.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)))
                .tableDescription()
                .latestStreamArn();
        return new TableStream(client, stream);
    }

    /** The changes since the last call, in their order, as the stream writes them. */
    public List<JsonNode> poll() {
        if (iterators.isEmpty()) {
            findShards();
        }
        List<JsonNode> changes = new ArrayList<>();
        for (Map.Entry<String, String> shard : List.copyOf(iterators.entrySet())) {
            GetRecordsResponse page = client.getRecords(request -> request.shardIterator(shard.getValue()));
            page.records().forEach(change -> changes.add(json(change)));
            Optional.ofNullable(page.nextShardIterator())
                    .ifPresentOrElse(
                            next -> iterators.put(shard.getKey(), next), () -> iterators.remove(shard.getKey()));
        }
        return changes;
    }

    private void findShards() {
        List<Shard> shards = client.describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards();
        shards.stream().map(Shard::shardId).filter(seen::add).forEach(shard -> {
            String iterator = client.getShardIterator(request ->
                            request.streamArn(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            iterators.put(shard, iterator);
        });
    }

    private static JsonNode json(Record change) {
        ObjectNode json = MAPPER.createObjectNode().put("eventName", change.eventNameAsString());
        ObjectNode dynamodb = json.putObject("dynamodb");
        if (change.dynamodb().hasNewImage()) {
            dynamodb.set("NewImage", json(change.dynamodb().newImage()));
        }
        return json;
    }

    /** An item with the types of its attributes. */
    public static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode json = MAPPER.createObjectNode();
        item.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static ObjectNode json(AttributeValue value) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", value.b().asByteArrayUnsafe());
            case M -> json.set("M", json(value.m()));
            default -> throw new IllegalStateException("the table has no " + value.type());
        }
        return json;
    }
}
