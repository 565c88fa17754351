package dev.lifeline.local.dynamodb;

import dev.lifeline.local.template.Table;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Creates the template's tables, as CloudFormation would. A table's name is its logical id. */
public final class Tables {
    private Tables() {}

    /** Creates the missing tables. */
    public static void create(DynamoDbClient dynamoDb, List<Table> tables) {
        List<String> existing = dynamoDb.listTables().tableNames();
        for (Table table : tables) {
            if (!existing.contains(table.logicalId())) {
                create(dynamoDb, table);
                table.timeToLive()
                        .ifPresent(attribute -> dynamoDb.updateTimeToLive(update -> update.tableName(table.logicalId())
                                .timeToLiveSpecification(
                                        ttl -> ttl.attributeName(attribute).enabled(true))));
            }
        }
    }

    private static void create(DynamoDbClient dynamoDb, Table table) {
        try {
            dynamoDb.createTable(request(table));
        } catch (ResourceInUseException madeBefore) {
            // The SDK repeats a call whose answer came too late.
        }
    }

    private static CreateTableRequest request(Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.logicalId())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        table.attributes().stream().map(Tables::attribute).toList())
                .keySchema(schema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Tables::index).toList());
        }
        return request.build();
    }

    private static AttributeDefinition attribute(Table.Attribute attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.name())
                .attributeType(attribute.type().name())
                .build();
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(projection(index.projection()))
                .build();
    }

    private static Projection projection(Table.Projection projection) {
        return switch (projection) {
            case Table.Projection.All all ->
                Projection.builder().projectionType(ProjectionType.ALL).build();
            case Table.Projection.KeysOnly keys ->
                Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
            case Table.Projection.Include include ->
                Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(include.attributes())
                        .build();
        };
    }

    private static List<KeySchemaElement> schema(Table.KeySchema key) {
        KeySchemaElement partition = element(key.partition(), KeyType.HASH);
        return key.sort()
                .map(sort -> List.of(partition, element(sort, KeyType.RANGE)))
                .orElseGet(() -> List.of(partition));
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
