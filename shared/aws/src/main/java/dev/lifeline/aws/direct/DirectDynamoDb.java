package dev.lifeline.aws.direct;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The calls of DynamoDB that the stores make; each other one is an {@link UnsupportedOperationException}. Failures are
 * those of the SDK's own client. Settings that a single request overrides are not heeded.
 *
 * <p>The SDK's own client spends most of a cold start on what does not change here: rules for endpoints, the choice of
 * a way to sign, metadata of all services and regions, and some 800 classes in all.
 */
public final class DirectDynamoDb implements DynamoDbClient {
    private final Retries calls;

    public DirectDynamoDb(Connection connection) {
        this.calls = new Retries(connection);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return call("GetItem", request, GetItemResponse.builder());
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return call("PutItem", request, PutItemResponse.builder());
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return call("DeleteItem", request, DeleteItemResponse.builder());
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return call("Query", request, QueryResponse.builder());
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return call("TransactWriteItems", request, TransactWriteItemsResponse.builder());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        calls.close();
    }

    private <R, B extends SdkPojo & SdkBuilder<B, R>> R call(String operation, SdkPojo request, B answer) {
        // Written once for all tries: a transaction is repeated under the token that it was given here.
        byte[] body = JsonTree.text(PojoJson.write(request)).getBytes(StandardCharsets.UTF_8);
        JsonNode json = calls.call(operation, body);
        PojoJson.read(json, answer);
        return answer.build();
    }
}
