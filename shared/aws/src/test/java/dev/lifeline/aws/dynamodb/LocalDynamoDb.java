package dev.lifeline.aws.dynamodb;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in this JVM, in memory. */
record LocalDynamoDb(DynamoDBProxyServer server, URI endpoint) implements DynamoDbEmulator {
    private static final Projection KEYS =
            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    private static final Projection SHOWN = Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes("name", "result", "cause", "family", "cluster", "attempts", "began")
            .build();

    static LocalDynamoDb start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
        server.start();
        return new LocalDynamoDb(server, URI.create("http://localhost:" + port));
    }

    @Override
    public void createTable(DynamoDbClient client, String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("dueShard", ScalarAttributeType.S),
                        attribute("dueAt", ScalarAttributeType.N),
                        attribute("instance", ScalarAttributeType.S),
                        attribute("endedShard", ScalarAttributeType.S),
                        attribute("endedAt", ScalarAttributeType.S))
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(
                        index("due", KEYS, "dueShard", "dueAt"),
                        index("instance", KEYS, "instance"),
                        index("ended", SHOWN, "endedShard", "endedAt")));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static GlobalSecondaryIndex index(String name, Projection projection, String... keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(keys))
                .projection(projection)
                .build();
    }

    private static List<KeySchemaElement> keys(String... names) {
        return List.of(names).stream()
                .map(name -> KeySchemaElement.builder()
                        .attributeName(name)
                        .keyType(name.equals(names[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local does not stop", failure);
        }
    }
}
