package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Quarantined messages in the run table. They do not expire: only a person deletes input. EventBridge and SQS accept
 * messages of 1 MB and an item holds 400 KB, so a large body is compressed. A body that is still too large is an
 * {@link IllegalArgumentException}: its queue delivers it again, and then moves it to the dead letters.
 *
 * <pre>
 *   quarantined    MESSAGE ID    source (the function), reason, at
 *                                body        the message
 *                                zipped      instead of body if it is large: compressed with gzip
 *                                queue       its ARN, only if it came from a queue
 *                                redriven    only if it was redriven before
 * </pre>
 */
public final class DynamoDbQuarantine implements Quarantine, QuarantinedMessages {
    private static final AttributeValue PARTITION = fromS("quarantined");
    private static final int LARGE = 50_000;
    private static final String ZIPPED = "zipped";
    private static final String QUEUE = "queue";
    private static final String REDRIVEN = "redriven";

    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbQuarantine(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public void put(QuarantinedMessage message) {
        Map<String, AttributeValue> item = new HashMap<>(key(message.id()));
        item.put("source", fromS(message.origin().function()));
        item.put("reason", fromS(message.reason()));
        if (message.body().length() > LARGE) {
            item.put(ZIPPED, fromB(SdkBytes.fromByteArray(Gzip.zipped(message.body()))));
        } else {
            item.put("body", fromS(message.body()));
        }
        item.put("at", fromS(message.at().toString()));
        message.origin().queue().ifPresent(queue -> item.put(QUEUE, fromS(queue)));
        if (message.origin().redriven() > 0) {
            item.put(REDRIVEN, fromN(Integer.toString(message.origin().redriven())));
        }
        TableCalls.checkSize(
                "message " + message.id() + " of " + message.origin().function(), item);
        calls.call(
                "PutItem",
                client -> client.putItem(
                        request -> request.tableName(table.name()).item(item)));
    }

    @Override
    public List<QuarantinedMessage> all() {
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .keyConditionExpression("pk = :quarantined")
                .expressionAttributeValues(Map.of(":quarantined", PARTITION))
                .build();
        return calls.call(
                "Query",
                client -> client.queryPaginator(request).items().stream()
                        .map(DynamoDbQuarantine::quarantined)
                        .sorted(Comparator.comparing(QuarantinedMessage::at))
                        .toList());
    }

    @Override
    public Optional<QuarantinedMessage> find(String id) {
        Map<String, AttributeValue> item = calls.call(
                "GetItem",
                client -> client.getItem(request ->
                                request.tableName(table.name()).key(key(id)).consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(quarantined(item));
    }

    @Override
    public void delete(String id) {
        calls.call(
                "DeleteItem",
                client -> client.deleteItem(
                        request -> request.tableName(table.name()).key(key(id))));
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(RunItem.KEY, PARTITION, RunItem.SORT, fromS(id));
    }

    private static QuarantinedMessage quarantined(Map<String, AttributeValue> item) {
        return new QuarantinedMessage(
                text(item, RunItem.SORT),
                new Origin(
                        text(item, "source"),
                        Optional.ofNullable(item.get(QUEUE)).map(AttributeValue::s),
                        Optional.ofNullable(item.get(REDRIVEN))
                                .map(number -> Integer.parseInt(number.n()))
                                .orElse(0)),
                text(item, "reason"),
                Optional.ofNullable(item.get(ZIPPED))
                        .map(zipped -> Gzip.unzipped(zipped.b().asByteArray()))
                        .orElseGet(() -> text(item, "body")),
                Instant.parse(text(item, "at")));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return TableCalls.attribute(item, name).s();
    }
}
