package dev.lifeline.aws;

import dev.lifeline.aws.direct.Connection;
import dev.lifeline.aws.direct.DirectDynamoDb;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Another emulator, spoken to as the functions speak to DynamoDB. */
record DirectDynamoDbEmulator(DynamoDbEmulator emulator) implements DynamoDbEmulator {

    @Override
    public URI endpoint() {
        return emulator.endpoint();
    }

    @Override
    public void createTable(DynamoDbClient client, String name) {
        emulator.createTable(client, name);
    }

    @Override
    public void close() {
        emulator.close();
    }

    @Override
    public DynamoDbClient client(SdkHttpClient http, ExecutionInterceptor interceptor) {
        Connection connection = new Connection(
                endpoint(),
                "us-east-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
                http,
                Duration.ofSeconds(10),
                InstantSource.system(),
                moment -> {});
        return new Intercepted(
                new DirectDynamoDb(connection), emulator.client(http, new ExecutionInterceptor() {}), interceptor);
    }

    /** The emulator's own client does what no function does. */
    private record Intercepted(DynamoDbClient direct, DynamoDbClient tables, ExecutionInterceptor interceptor)
            implements DynamoDbClient {

        @Override
        public CreateTableResponse createTable(CreateTableRequest request) {
            return tables.createTable(request);
        }

        @Override
        public ScanResponse scan(ScanRequest request) {
            return tables.scan(request);
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            return tables.updateItem(request);
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return intercepted(request, direct::getItem);
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            return intercepted(request, direct::putItem);
        }

        @Override
        public DeleteItemResponse deleteItem(DeleteItemRequest request) {
            return intercepted(request, direct::deleteItem);
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            return intercepted(request, direct::query);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            return intercepted(request, direct::transactWriteItems);
        }

        @Override
        public String serviceName() {
            return direct.serviceName();
        }

        @Override
        public void close() {
            tables.close();
            direct.close();
        }

        private <T extends DynamoDbRequest, R> R intercepted(T request, Function<T, R> call) {
            interceptor.beforeExecution(() -> request, new ExecutionAttributes());
            interceptor.beforeTransmission(new Sent(request), new ExecutionAttributes());
            return call.apply(request);
        }
    }

    /** Of what an interceptor may be told before a transmission, the request. */
    private record Sent(SdkRequest request) implements Context.BeforeTransmission {

        @Override
        public SdkHttpRequest httpRequest() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<RequestBody> requestBody() {
            return Optional.empty();
        }

        @Override
        public Optional<AsyncRequestBody> asyncRequestBody() {
            return Optional.empty();
        }
    }
}
