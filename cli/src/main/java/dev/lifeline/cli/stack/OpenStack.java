package dev.lifeline.cli.stack;

import dev.lifeline.aws.OnDemand;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.aws.ecs.EcsTaskDefinitions;
import dev.lifeline.cli.stack.StackOptions.StackAction;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.functions.Settings;
import dev.lifeline.local.cloud.ServedStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A stack whose table, functions, queues and logs are opened when they are used. */
public final class OpenStack implements AutoCloseable {
    /** Irrelevant here: the command writes no run. */
    private static final Duration RETENTION = Duration.ofDays(30);

    private final LifelineStack stack;
    private final AwsAccess access;
    private final OnDemand<DynamoDbClient> dynamoDb;
    private final OnDemand<LambdaClient> lambda;
    private final OnDemand<SqsClient> sqs;
    private final OnDemand<EcsClient> ecs;
    private final Map<String, CloudWatchLogsClient> logs = new HashMap<>();

    private OpenStack(LifelineStack stack, AwsAccess access) {
        this.stack = stack;
        this.access = access;
        dynamoDb = new OnDemand<>(() ->
                access.configured(DynamoDbClient.builder(), AwsService.DYNAMODB).build());
        lambda = new OnDemand<>(() ->
                access.configured(LambdaClient.builder(), AwsService.LAMBDA).build());
        sqs = new OnDemand<>(
                () -> access.configured(SqsClient.builder(), AwsService.SQS).build());
        ecs = new OnDemand<>(
                () -> access.configured(EcsClient.builder(), AwsService.ECS).build());
    }

    /** A local cloud that this process serves. */
    public static OpenStack serving(ServedStack served) {
        LocalCloudFile local =
                LocalCloudFile.of(served.json(ProcessHandle.current().pid()));
        return new OpenStack(
                local.stack(), new AwsAccess(Optional.empty(), Optional.empty(), local.endpoints(), Optional.empty()));
    }

    static OpenStack open(AwsAccess access, Function<StackFinder, LifelineStack> which) {
        return new OpenStack(finding(access, which), access);
    }

    /** Asks CloudFormation, if the answer is not known without it. */
    static <T> T finding(AwsAccess access, Function<StackFinder, T> question) {
        OnDemand<CloudFormationClient> client =
                new OnDemand<>(() -> access.configured(CloudFormationClient.builder(), AwsService.CLOUDFORMATION)
                        .build());
        try {
            return question.apply(new StackFinder(client, access));
        } catch (SdkException failure) {
            throw AwsAdvice.of(failure, access);
        } finally {
            client.close(CloudFormationClient::close);
        }
    }

    int does(StackAction action) {
        return advised(() -> action.with(this));
    }

    /** The result; a failure of AWS becomes one of the command, with what to do. */
    public <T> T advised(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failure) {
            throw AwsAdvice.of(failure, access);
        } catch (StoreUnavailable failure) {
            throw failure.getCause() instanceof SdkException cause ? AwsAdvice.of(cause, access) : failure;
        }
    }

    public LifelineStack stack() {
        return stack;
    }

    public TableAccess table() {
        return new TableAccess(
                dynamoDb.get(), new RunTable(stack.output(LifelineStack.TABLE), Settings.SHARDS, RETENTION));
    }

    public RunFunctions functions() {
        return new RunFunctions(lambda.get(), stack, access);
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    /** The task definitions, read with the rights of the user. */
    public TaskDefinitions definitions() {
        return new EcsTaskDefinitions(ecs);
    }

    /** CloudWatch Logs of a region, which a task definition may choose. */
    public CloudWatchLogsClient logs(String region) {
        return logs.computeIfAbsent(
                region,
                name -> access.in(name)
                        .configured(CloudWatchLogsClient.builder(), AwsService.LOGS)
                        .build());
    }

    /** Whether no AWS is behind it, which needs time for what an emulator does at once. */
    public boolean isEmulator() {
        return access.isEmulator();
    }

    @Override
    public void close() {
        dynamoDb.close(DynamoDbClient::close);
        lambda.close(LambdaClient::close);
        sqs.close(SqsClient::close);
        ecs.close(EcsClient::close);
        logs.values().forEach(CloudWatchLogsClient::close);
    }
}
