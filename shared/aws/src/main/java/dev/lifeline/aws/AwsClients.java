package dev.lifeline.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.dynamodb.DynamoDbHistory;
import dev.lifeline.aws.dynamodb.DynamoDbLaunchRecords;
import dev.lifeline.aws.dynamodb.DynamoDbPolicyStore;
import dev.lifeline.aws.dynamodb.DynamoDbQuarantine;
import dev.lifeline.aws.dynamodb.DynamoDbRegisters;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunReads;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.DynamoDbSlots;
import dev.lifeline.aws.dynamodb.DynamoDbUnfinishedRuns;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.aws.ecs.EcsTaskClusters;
import dev.lifeline.aws.ecs.EcsTaskDefinitions;
import dev.lifeline.aws.ecs.EcsTaskFinder;
import dev.lifeline.aws.ecs.EcsTaskRunner;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.lifecycle.run.Run;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * The AWS clients, and the adapters that use them. A function has one for its whole life.
 *
 * <p>A call to DynamoDB is tried three times within ten seconds, because repeating it is safe and quick. A call to ECS
 * is made once. So is a call to SQS: it sets a timer, which may be lost.
 *
 * <p>All use the JDK's HTTP client. A function makes one call at a time and needs no connection pool, and the classes
 * of another client would slow every cold start.
 */
public record AwsClients(
        DynamoDbClient dynamoDb,
        OnDemand<EcsClient> ecsOnDemand,
        OnDemand<SqsClient> sqsOnDemand,
        CallbackClients callbackClients)
        implements AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SQS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DYNAMODB_ATTEMPT_TIMEOUT = Duration.ofSeconds(3);

    static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** For a call to DynamoDB with all its tries. */
    public static final Duration DYNAMODB_TIMEOUT = Duration.ofSeconds(10);

    /**
     * For a Lambda function. Credentials come from its environment or, with SnapStart, from Lambda's credentials
     * endpoint, at the first call. Region and endpoints are the SDK's defaults.
     *
     * @param ecsTimeout for a call to ECS; shorter than the lease of an effect
     */
    public static AwsClients ofFunction(Duration ecsTimeout) {
        AwsCredentialsProvider credentials = AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
        return new AwsClients(
                dynamoDb(DynamoDbClient.builder().credentialsProvider(credentials)),
                new OnDemand<>(() -> ecs(EcsClient.builder().credentialsProvider(credentials), ecsTimeout)),
                new OnDemand<>(() -> sqs(SqsClient.builder().credentialsProvider(credentials))),
                CallbackClients.of(credentials));
    }

    /**
     * For a function in front of a stand-in for AWS, which also serves the credentials at the address in the system
     * property {@code aws.containerCredentialsFullUri}.
     */
    public static AwsClients rehearsing(URI aws, Duration ecsTimeout) {
        AwsCredentialsProvider credentials = AwsCredentialsProviderChain.of(ContainerCredentialsProvider.create());
        return new AwsClients(
                dynamoDb(local(DynamoDbClient.builder(), aws).credentialsProvider(credentials)),
                new OnDemand<>(() -> ecs(local(EcsClient.builder(), aws).credentialsProvider(credentials), ecsTimeout)),
                new OnDemand<>(() -> sqs(local(SqsClient.builder(), aws).credentialsProvider(credentials))),
                CallbackClients.at(aws, credentials));
    }

    /** For emulators without a queue and without anybody who waits, which accept any credentials. */
    public static AwsClients local(URI dynamoDb, URI ecs, Duration ecsTimeout) {
        return new AwsClients(
                dynamoDb(local(DynamoDbClient.builder(), dynamoDb)),
                new OnDemand<>(() -> ecs(local(EcsClient.builder(), ecs), ecsTimeout)),
                new OnDemand<>(() -> {
                    throw new IllegalStateException("there is no queue here");
                }),
                CallbackClients.local(ecs));
    }

    /** The same clients, with the services of those who wait for runs at this address. */
    public AwsClients withWaiters(URI services) {
        return new AwsClients(dynamoDb, ecsOnDemand, sqsOnDemand, CallbackClients.local(services));
    }

    /** Creates everything that would be created later. Makes no call. */
    public void complete() {
        ecsOnDemand.get();
        sqsOnDemand.get();
        callbackClients.complete();
    }

    @Override
    public void close() {
        dynamoDb.close();
        ecsOnDemand.close(EcsClient::close);
        sqsOnDemand.close(SqsClient::close);
        callbackClients.close();
    }

    /**
     * The stores in a table.
     *
     * @param random names the saves
     */
    public TablePorts tablePorts(RunTable table, RandomGenerator random) {
        DynamoDbRunIndexes indexes = new DynamoDbRunIndexes(dynamoDb, table);
        return new TablePorts(
                new DynamoDbRunStore(dynamoDb, table, random),
                indexes,
                indexes,
                new DynamoDbPolicyStore(dynamoDb, table),
                new DynamoDbLaunchRecords(dynamoDb, table, new RunCodec()),
                new DynamoDbQuarantine(dynamoDb, table),
                new DynamoDbRegisters(dynamoDb, table),
                new DynamoDbSlots(dynamoDb, table),
                new ListingPorts(
                        new DynamoDbRunReads(dynamoDb, table),
                        new DynamoDbUnfinishedRuns(dynamoDb, table),
                        new DynamoDbHistory(dynamoDb, table)));
    }

    public EcsPorts ecsPorts() {
        return new EcsPorts(
                new EcsTaskRunner(ecsOnDemand),
                new EcsTaskFinder(ecsOnDemand),
                new EcsTaskDefinitions(ecsOnDemand),
                new EcsTaskClusters(ecsOnDemand));
    }

    /** Timers of the queue with this URL. */
    public Timers timers(String queue, InstantSource clock) {
        return new SqsTimers(sqsOnDemand, queue, clock);
    }

    static DynamoDbClient dynamoDb(DynamoDbClientBuilder builder) {
        return builder.httpClientBuilder(http(DYNAMODB_ATTEMPT_TIMEOUT))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(DYNAMODB_ATTEMPT_TIMEOUT)
                        .apiCallTimeout(DYNAMODB_TIMEOUT))
                .build();
    }

    /**
     * Reports to those who wait for runs.
     *
     * @param description of a run, as the functions answer it
     */
    public CallbackSender callbacks(Function<Run, ObjectNode> description) {
        return callbackClients.sender(description);
    }

    private static SqsClient sqs(SqsClientBuilder builder) {
        return builder.httpClientBuilder(http(SQS_TIMEOUT))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(SQS_TIMEOUT))
                .build();
    }

    private static EcsClient ecs(EcsClientBuilder builder, Duration timeout) {
        return builder.httpClientBuilder(http(timeout))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeout))
                .build();
    }

    /**
     * The SDK ends a call by interrupting its thread. A read of this client ignores interrupts, so it needs a limit
     * too.
     */
    static UrlConnectionHttpClient.Builder http(Duration readTimeout) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECTION_TIMEOUT)
                .socketTimeout(readTimeout);
    }

    public static <B extends AwsClientBuilder<B, C>, C> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(ANYBODY);
    }
}
