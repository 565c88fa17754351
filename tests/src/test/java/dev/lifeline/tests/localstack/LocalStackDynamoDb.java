package dev.lifeline.tests.localstack;

import dev.lifeline.aws.dynamodb.DynamoDbEmulator;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Table;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** LocalStack's DynamoDB under the contracts of the stores, with the template's table under the tests' names. */
record LocalStackDynamoDb(Table table) implements DynamoDbEmulator {

    static LocalStackDynamoDb running() {
        return new LocalStackDynamoDb(Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                .tables()
                .getFirst());
    }

    @Override
    public URI endpoint() {
        return LocalStack.running().endpoint();
    }

    @Override
    public void createTable(DynamoDbClient client, String name) {
        Tables.create(
                client, List.of(new Table(name, table.attributes(), table.key(), table.indexes(), table.timeToLive())));
    }

    @Override
    public void close() {}
}
