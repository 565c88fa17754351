package dev.lifeline.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * What Lambda's environment says of AWS (AWS "Defined runtime environment variables"), and the endpoints that somebody
 * set (AWS SDKs "Service-specific endpoints").
 */
record FunctionEnvironment(Map<String, String> variables) {
    private static final Pattern FIRST_PARTITION = Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[0-9]");

    /** @throws IllegalArgumentException when it is missing: Lambda sets it */
    String region() {
        return variable("AWS_REGION")
                .orElseThrow(() -> new IllegalArgumentException(
                        "wrong environment: AWS_REGION: missing; the name of a region is expected"));
    }

    URI dynamoDb() {
        return URI.create(variable("AWS_ENDPOINT_URL_DYNAMODB")
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .orElseGet(() -> "https://dynamodb." + region() + "." + domain()));
    }

    /** The SDK knows all partitions of AWS, but reads hundreds of classes for it: the first is told by its names. */
    private String domain() {
        return FIRST_PARTITION.matcher(region()).matches()
                ? "amazonaws.com"
                : PartitionMetadata.of(Region.of(region())).dnsSuffix();
    }

    /** From the environment or, with SnapStart, from Lambda's endpoint for them; not before they are asked for. */
    AwsCredentialsProvider credentials() {
        OnDemand<ContainerCredentialsProvider> container = new OnDemand<>(ContainerCredentialsProvider::create);
        return () -> keys().orElseGet(() -> container.get().resolveCredentials());
    }

    private Optional<AwsCredentials> keys() {
        String id = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String token = variables.getOrDefault("AWS_SESSION_TOKEN", "");
        if (id.isBlank() || secret.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                token.isBlank()
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
