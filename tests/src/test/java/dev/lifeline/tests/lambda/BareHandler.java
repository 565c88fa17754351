package dev.lifeline.tests.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The minimum that a handler does with a table: one GetItem and one PutItem, with the SDK's defaults. */
public final class BareHandler implements RequestStreamHandler {
    private final DynamoDbClient client = DynamoDbClient.create();
    private final String table = System.getenv("TABLE_NAME");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        in.readAllBytes();
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("bare"), "sk", AttributeValue.fromS("item"));
        client.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        client.putItem(put -> put.tableName(table).item(key));
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
