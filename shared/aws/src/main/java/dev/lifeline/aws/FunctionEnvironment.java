package dev.lifeline.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * What Lambda's environment says of AWS (AWS "Defined runtime environment variables"), and the endpoints that somebody
 * set (AWS SDKs "Service-specific endpoints").
 */
record FunctionEnvironment(Map<String, String> variables) {

    /** @throws IllegalArgumentException when it is missing: Lambda sets it */
    String region() {
        return variable("AWS_REGION")
                .orElseThrow(() -> new IllegalArgumentException(
                        "wrong environment: AWS_REGION: missing; the name of a region is expected"));
    }

    /** Where nobody set one, that of the region in AWS's first partition: template.yaml sets it for all of them. */
    URI dynamoDb() {
        return URI.create(variable("AWS_ENDPOINT_URL_DYNAMODB")
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .orElseGet(() -> "https://dynamodb." + region() + ".amazonaws.com"));
    }

    /** From the environment or, with SnapStart, from Lambda's endpoint for them; not before they are asked for. */
    AwsCredentialsProvider credentials() {
        OnDemand<ContainerCredentialsProvider> container = new OnDemand<>(ContainerCredentialsProvider::create);
        return () -> keys().orElseGet(() -> container.get().resolveCredentials());
    }

    private Optional<AwsCredentials> keys() {
        return variable("AWS_ACCESS_KEY_ID")
                .flatMap(id -> variable("AWS_SECRET_ACCESS_KEY")
                        .map(key -> variable("AWS_SESSION_TOKEN")
                                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, key, token))
                                .orElseGet(() -> AwsBasicCredentials.create(id, key))));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
