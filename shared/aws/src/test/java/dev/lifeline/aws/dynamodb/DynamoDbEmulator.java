package dev.lifeline.aws.dynamodb;

import dev.lifeline.aws.AwsClients;
import java.net.URI;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB for the contracts of the stores. */
public interface DynamoDbEmulator extends AutoCloseable {

    URI endpoint();

    /** With the keys and indexes that template.yaml has. */
    void createTable(DynamoDbClient client, String name);

    @Override
    void close();

    default DynamoDbClient client(SdkHttpClient http, ExecutionInterceptor interceptor) {
        return AwsClients.local(DynamoDbClient.builder(), endpoint())
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }
}
