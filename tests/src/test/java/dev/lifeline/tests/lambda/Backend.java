package dev.lifeline.tests.lambda;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.standin.StandIn;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.wire.EcsEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The backend of a function: a table in DynamoDB Local, the simulated ECS with a cluster and an instance, and a queue
 * that accepts timers and delivers none.
 */
final class Backend implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("lifeline.root"));
    static final String TABLE = "RunTable";
    static final String CLUSTER = "prod";
    static final String FAMILY = "etl";

    private final DynamoDbLocal dynamoDb;
    private final EcsEndpoint ecs;
    private final StandIn sqs = StandIn.open();
    private final AwsClients clients;

    private Backend(DynamoDbLocal dynamoDb, EcsEndpoint ecs) {
        this.dynamoDb = dynamoDb;
        this.ecs = ecs;
        this.clients = AwsClients.local(dynamoDb.uri(), ecs.uri(), Duration.ofSeconds(10));
    }

    static Backend start() {
        EcsEndpoint ecs = EcsEndpoint.start(
                new EcsSimulator(EcsSettings.EXAMPLE, Script.NOTHING_FAILS, new Random(1)),
                0,
                ScaledClock.starting(Instant.now(), 1),
                event -> {});
        ecs.with((simulator, now) -> {
            simulator.createCluster(CLUSTER);
            simulator.registerInstances(CLUSTER, InstanceSpec.small(1, EcsAccount.EXAMPLE.region()), now);
            ContainerDefinition app = ContainerDefinition.of("app", "app:1");
            return simulator.registerTaskDefinition(
                    TaskDefinitionSpec.of(FAMILY, NetworkMode.BRIDGE, List.of(app)), now);
        });
        Backend backend = new Backend(DynamoDbLocal.inMemory(), ecs);
        Tables.create(
                backend.clients.dynamoDb(),
                Template.read(ROOT.resolve("template.yaml"), Map.of()).tables());
        return backend;
    }

    RunStore store() {
        return clients.tablePorts(
                        new RunTable(TABLE, Settings.SHARDS, Duration.ofDays(1)), RandomGenerator.getDefault())
                .runs();
    }

    /** Clears the run's deadline, so that no other test finds it. */
    void end(Run run) {
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("run#" + run.id().key()), "sk", AttributeValue.fromS("run"));
        clients.dynamoDb().deleteItem(delete -> delete.tableName(TABLE).key(key));
    }

    /** The environment from Lambda and the template, with this backend; the emulator has a table per access key. */
    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("TABLE_NAME", TABLE),
                Map.entry("TIMERS_URL", "https://sqs.us-east-1.amazonaws.com/111122223333/timers"),
                Map.entry("NAMESPACE", "test"),
                Map.entry("ACCOUNT_ID", "111122223333"),
                Map.entry("CLUSTER_ARNS", "arn:aws:ecs:us-east-1:111122223333:cluster/*"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "lifeline-function"),
                Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.uri().toString()),
                Map.entry("AWS_ENDPOINT_URL_ECS", ecs.uri().toString()),
                Map.entry("AWS_ENDPOINT_URL_SQS", sqs.uri().toString()));
    }

    @Override
    public void close() throws IOException {
        clients.close();
        sqs.close();
        ecs.close();
        dynamoDb.close();
    }
}
