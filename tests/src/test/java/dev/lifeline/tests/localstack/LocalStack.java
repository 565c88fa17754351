package dev.lifeline.tests.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** LocalStack's port in a container, and clients of it. */
record LocalStack(URI endpoint, DynamoDbClient dynamoDb, SqsClient sqs, EventBridgeClient eventBridge) {
    static final String REGION = "us-east-1";

    /** The account and region that EventBridge gives the events of a test. */
    static final String ACCOUNT = "000000000000";

    private static final String DEFAULT_IMAGE = "localstack/localstack:4.14.0";

    /** One container for all tests of this JVM, removed at its end. */
    private static final class ContainerHolder {
        static final LocalStack IT = start();
    }

    static LocalStack running() {
        return ContainerHolder.IT;
    }

    // Testcontainers itself removes the container when the JVM ends.
    @SuppressWarnings("resource")
    private static LocalStack start() {
        DockerImageName image = DockerImageName.parse(
                        environment("LOCALSTACK_IMAGE").orElse(DEFAULT_IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack");
        LocalStackContainer container = new LocalStackContainer(image)
                .withServices("dynamodb", "events", "sqs")
                .withStartupTimeout(Duration.ofMinutes(3));
        environment("LOCALSTACK_AUTH_TOKEN").ifPresent(token -> container.withEnv("LOCALSTACK_AUTH_TOKEN", token));
        container.start();
        URI endpoint = container.getEndpoint();
        return new LocalStack(
                endpoint,
                client(DynamoDbClient.builder(), endpoint),
                client(SqsClient.builder(), endpoint),
                client(EventBridgeClient.builder(), endpoint));
    }

    /**
     * Sends events in one call. EventBridge gives them its own account and region, so that the ARNs in them name these,
     * too.
     *
     * <p>On AWS only AWS may send events of its sources; LocalStack lets everybody.
     */
    void putEvents(List<String> events) {
        List<PutEventsRequestEntry> entries =
                events.stream().map(LocalStack::entry).toList();
        PutEventsResponse response = eventBridge.putEvents(put -> put.entries(entries));
        if (response.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge refuses events: " + response.entries());
        }
    }

    private static PutEventsRequestEntry entry(String event) {
        JsonNode json = JsonTexts.read(ofThisAccount(event));
        return PutEventsRequestEntry.builder()
                .source(json.path("source").asText())
                .detailType(json.path("detail-type").asText())
                .detail(json.path("detail").toString())
                .time(Instant.parse(json.path("time").asText()))
                .resources(json.path("resources")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList())
                .build();
    }

    static String ofThisAccount(String event) {
        JsonNode json = JsonTexts.read(event);
        return event.replace(json.path("account").asText(ACCOUNT), ACCOUNT)
                .replace(json.path("region").asText(REGION), REGION);
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
