package dev.lifeline.simulator.wire;

import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

/** A local ECS behind a port, and an AWS SDK in front of it. */
abstract class EcsEndpointScene {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String RUNNING = "\"desiredStatus\":\"RUNNING\",\"lastStatus\":\"RUNNING\"";

    static final Script ENDLESS = Script.attempts(ScriptedAttempt.of(new TaskFate.Stuck(TaskLastStatus.RUNNING)));

    final LinkedBlockingQueue<EmittedEvent> events = new LinkedBlockingQueue<>();
    EcsEndpoint endpoint = start(Script.NOTHING_FAILS);

    EcsEndpoint start(Script script) {
        return EcsEndpoint.start(
                new EcsSimulator(EcsSettings.EXAMPLE, script, new Random(7)),
                0,
                ScaledClock.starting(START, 200),
                events::add);
    }

    void restart(Script script) {
        endpoint.close();
        endpoint = start(script);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    EcsClient client(int attempts) {
        EcsClient client = EcsClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .overrideConfiguration(
                        configuration -> configuration.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .maxAttempts(attempts)
                                .build()))
                .build();
        client.createCluster(request -> request.clusterName("prod"));
        client.registerTaskDefinition(request -> request.family("web")
                .networkMode(NetworkMode.AWSVPC)
                .cpu("256")
                .memory("512")
                .containerDefinitions(ContainerDefinition.builder()
                        .name("app")
                        .image("registry.example/app:1")
                        .logConfiguration(log -> log.logDriver("awslogs"))
                        .build()));
        return client;
    }

    static void fargate(RunTaskRequest.Builder request) {
        request.cluster("prod")
                .taskDefinition("web")
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1")));
    }

    static RunTaskResponse run(EcsClient client, Consumer<RunTaskRequest.Builder> more) {
        return client.runTask(request -> {
            fargate(request);
            more.accept(request);
        });
    }
}
