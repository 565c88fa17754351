package dev.lifeline.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.callback.AwsCallbackSender;
import dev.lifeline.aws.callback.ReceiverClients;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.lifecycle.run.Run;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of those who wait for runs. A call is made once: the run repeats it, saved, until it is answered. So its
 * time-out may be short.
 */
public record CallbackClients(
        OnDemand<SfnClient> stepFunctions,
        OnDemand<LambdaClient> lambda,
        OnDemand<SqsClient> queues,
        OnDemand<EventBridgeClient> buses)
        implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** The region's services. */
    static CallbackClients of(AwsCredentialsProvider credentials) {
        return of(new ClientPlace(Optional.empty(), credentials));
    }

    /** A stand-in for them. */
    static CallbackClients at(URI endpoint, AwsCredentialsProvider credentials) {
        return of(new ClientPlace(Optional.of(endpoint), credentials));
    }

    /** A stand-in that accepts any credentials. */
    public static CallbackClients local(URI endpoint) {
        return at(endpoint, AwsClients.ANYBODY);
    }

    private static CallbackClients of(ClientPlace place) {
        return new CallbackClients(
                new OnDemand<>(() -> place.of(SfnClient.builder())),
                new OnDemand<>(() -> place.of(LambdaClient.builder())),
                new OnDemand<>(() -> place.of(SqsClient.builder())),
                new OnDemand<>(() -> place.of(EventBridgeClient.builder())));
    }

    /** Where a client finds its service, and its credentials. */
    private record ClientPlace(Optional<URI> endpoint, AwsCredentialsProvider credentials) {

        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder) {
            endpoint.ifPresent(uri -> AwsClients.local(builder, uri));
            return builder.credentialsProvider(credentials)
                    .httpClientBuilder(AwsClients.http(TIMEOUT))
                    .overrideConfiguration(configuration -> configuration
                            .retryStrategy(AwsRetryStrategy.doNotRetry())
                            .apiCallTimeout(TIMEOUT))
                    .build();
        }
    }

    /**
     * Reports to those who wait.
     *
     * @param description of a run, as the functions answer it
     */
    public CallbackSender sender(Function<Run, ObjectNode> description) {
        return new AwsCallbackSender(new ReceiverClients(stepFunctions, lambda, queues, buses), description);
    }

    void complete() {
        stepFunctions.get();
        lambda.get();
        queues.get();
        buses.get();
    }

    @Override
    public void close() {
        stepFunctions.close(SfnClient::close);
        lambda.close(LambdaClient::close);
        queues.close(SqsClient::close);
        buses.close(EventBridgeClient::close);
    }
}
