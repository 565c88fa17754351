package dev.lifeline.aws.callback;

import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of those who may wait for a run, each made when it is first needed: most runs have nobody who waits. */
public record ReceiverClients(
        Supplier<SfnClient> stepFunctions,
        Supplier<LambdaClient> lambda,
        Supplier<SqsClient> queues,
        Supplier<EventBridgeClient> buses) {}
