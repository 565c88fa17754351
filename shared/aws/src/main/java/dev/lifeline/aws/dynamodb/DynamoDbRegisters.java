package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.Registers.Register;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Registers in the run table, all in one partition.
 *
 * <pre>
 *   registers    NAME    value, revision, expiresAt (only if it may expire)
 * </pre>
 */
public final class DynamoDbRegisters implements ClearableRegisters {
    private static final AttributeValue PARTITION = fromS("registers");
    private static final String REVISION = "revision";

    private final TableCalls calls;
    private final RunTable table;

    public DynamoDbRegisters(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public List<Register> all() {
        QueryRequest request = QueryRequest.builder()
                .tableName(table.name())
                .keyConditionExpression("pk = :registers")
                .expressionAttributeValues(Map.of(":registers", PARTITION))
                .build();
        return calls.call(
                "Query",
                client -> client.queryPaginator(request).items().stream()
                        .map(DynamoDbRegisters::register)
                        .toList());
    }

    @Override
    public Optional<Register> read(String name) {
        Map<String, AttributeValue> item = calls.call(
                "GetItem",
                client -> client.getItem(request ->
                                request.tableName(table.name()).key(key(name)).consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(register(item));
    }

    @Override
    public boolean write(Register next, Optional<Instant> expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(key(next.name()));
        item.put("value", fromS(next.value()));
        item.put(REVISION, fromN(Long.toString(next.revision() + 1)));
        expiresAt.ifPresent(at -> item.put("expiresAt", fromN(Long.toString(at.getEpochSecond()))));
        PutItemRequest.Builder put =
                PutItemRequest.builder().tableName(table.name()).item(item);
        if (next.revision() == 0) {
            put.conditionExpression("attribute_not_exists(pk)");
        } else {
            put.conditionExpression("revision = :read")
                    .expressionAttributeValues(Map.of(":read", fromN(Long.toString(next.revision()))));
        }
        return calls.call("PutItem", client -> {
            try {
                client.putItem(put.build());
                return true;
            } catch (ConditionalCheckFailedException overtaken) {
                return false;
            }
        });
    }

    @Override
    public void delete(String name) {
        calls.call(
                "DeleteItem",
                client -> client.deleteItem(
                        request -> request.tableName(table.name()).key(key(name))));
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of(RunItem.KEY, PARTITION, RunItem.SORT, fromS(name));
    }

    private static Register register(Map<String, AttributeValue> item) {
        return new Register(
                TableCalls.attribute(item, RunItem.SORT).s(),
                TableCalls.attribute(item, "value").s(),
                Long.parseLong(TableCalls.attribute(item, REVISION).n()));
    }
}
