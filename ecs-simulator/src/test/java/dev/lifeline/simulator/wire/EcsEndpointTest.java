package dev.lifeline.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

@DisplayName("The endpoint, with the AWS SDK as its client")
final class EcsEndpointTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final String RUNNING = "\"desiredStatus\":\"RUNNING\",\"lastStatus\":\"RUNNING\"";
    private static final String STOPPED = "\"desiredStatus\":\"STOPPED\",\"lastStatus\":\"STOPPED\"";

    private static final Script ENDLESS =
            Script.attempts(ScriptedAttempt.of(new TaskFate.Stuck(TaskLastStatus.RUNNING)));

    private final LinkedBlockingQueue<EmittedEvent> events = new LinkedBlockingQueue<>();
    private EcsEndpoint endpoint = start(Script.NOTHING_FAILS);

    private EcsEndpoint start(Script script) {
        return EcsEndpoint.start(
                new EcsSimulator(EcsSettings.EXAMPLE, script, new Random(7)),
                0,
                ScaledClock.starting(START, 200),
                events::add);
    }

    private void restart(Script script) {
        endpoint.close();
        endpoint = start(script);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private EcsClient client(int attempts) {
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

    private static void fargate(RunTaskRequest.Builder request) {
        request.cluster("prod")
                .taskDefinition("web")
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1")));
    }

    private static RunTaskResponse run(EcsClient client, Consumer<RunTaskRequest.Builder> more) {
        return client.runTask(request -> {
            fargate(request);
            more.accept(request);
        });
    }

    private EmittedEvent await(String text) throws InterruptedException {
        while (true) {
            EmittedEvent event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event that contains %s", text).isNotNull();
            if (event.json().contains(text)) {
                return event;
            }
        }
    }

    @Test
    @DisplayName("runs a task to its end, tells it as events, and shows it")
    void runsATask() throws InterruptedException {
        try (EcsClient client = client(1)) {
            Task started = run(
                            client,
                            request -> request.startedBy("lifeline/a/1")
                                    .tags(Tag.builder()
                                            .key("team")
                                            .value("data")
                                            .build()))
                    .tasks()
                    .getFirst();
            assertThat(started.lastStatus()).isEqualTo("PROVISIONING");
            assertThat(started.createdAt()).isAfterOrEqualTo(START);

            EmittedEvent last = await(STOPPED);

            Task stopped = client.describeTasks(request ->
                            request.cluster("prod").tasks(started.taskArn()).include(TaskField.TAGS))
                    .tasks()
                    .getFirst();
            assertThat(stopped.version()).isEqualTo(last.version());
            assertThat(stopped.stopCodeAsString()).isEqualTo("EssentialContainerExited");
            assertThat(stopped.containers().getFirst().exitCode()).isZero();
            assertThat(stopped.attachments().getFirst().type()).isEqualTo("ElasticNetworkInterface");
            assertThat(stopped.tags())
                    .singleElement()
                    .satisfies(tag -> assertThat(tag.value()).isEqualTo("data"));
            assertThat(stopped.stoppedAt()).isAfter(stopped.startedAt());
            assertThat(client.listTasks(request -> request.cluster("prod")
                                    .startedBy("lifeline/a/1")
                                    .desiredStatus(DesiredStatus.STOPPED))
                            .taskArns())
                    .containsExactly(started.taskArn());
            assertThat(client.describeTaskDefinition(request -> request.taskDefinition("web"))
                            .taskDefinition()
                            .containerDefinitions()
                            .getFirst()
                            .logConfiguration()
                            .logDriverAsString())
                    .isEqualTo("awslogs");
        }
    }

    @Test
    @DisplayName("stops a task with the caller's reason")
    void stopsATask() throws InterruptedException {
        restart(ENDLESS);
        try (EcsClient client = client(1)) {
            String arn = run(client, request -> {}).tasks().getFirst().taskArn();
            await(RUNNING);
            Task stopping = client.stopTask(
                            request -> request.cluster("prod").task(arn).reason("enough"))
                    .task();
            assertThat(stopping.lastStatus()).isEqualTo("RUNNING");
            assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
            assertThat(await(STOPPED).json())
                    .contains("\"stopCode\":\"UserInitiated\"")
                    .contains("\"stoppedReason\":\"enough\"");
        }
    }

    @Test
    @DisplayName("answers errors that the SDK knows by their types")
    void errors() {
        try (EcsClient client = client(1)) {
            String arn = run(client, request -> request.clientToken("t"))
                    .tasks()
                    .getFirst()
                    .taskArn();
            ConflictException conflict = catchThrowableOfType(
                    ConflictException.class,
                    () -> run(client, request -> request.clientToken("t").startedBy("x")));
            assertThat(conflict.resourceIds()).containsExactly(arn);
            assertThatThrownBy(() -> client.listTasks(request -> request.cluster("nowhere")))
                    .isInstanceOf(ClusterNotFoundException.class);
            assertThatThrownBy(() ->
                            client.stopTask(request -> request.cluster("prod").task("0".repeat(32))))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("The referenced task was not found.");
            assertThatThrownBy(() -> client.deleteCluster(request -> request.cluster("prod")))
                    .isInstanceOfSatisfying(
                            EcsException.class,
                            error -> assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("UnknownOperationException"));
        }
    }

    @Test
    @DisplayName("throttles as the script wants, which the SDK recognises and, if it may, outlasts")
    void throttles() {
        restart(Script.attempts(ScriptedAttempt.GOOD.throttled(1)));
        try (EcsClient client = client(1)) {
            assertThatThrownBy(() -> run(client, request -> {})).isInstanceOfSatisfying(EcsException.class, error -> {
                assertThat(error.isThrottlingException()).isTrue();
                assertThat(error.statusCode()).isEqualTo(400);
            });
            assertThat(run(client, request -> {}).tasks()).hasSize(1);
        }
    }

    private static Script faulty(CallFault.CallFaultKind kind) {
        return ENDLESS.withCalls(new CallFault("RunTask", NamePattern.ANY, NamePattern.ANY, 0, 1, kind));
    }

    @Test
    @DisplayName("loses an answer but not the work: the repeat with the same token finds the one task")
    void noAnswer() {
        restart(faulty(new CallFault.CallFaultKind.ConnectionClosed(Duration.ZERO)));
        try (EcsClient client = client(1)) {
            assertThatThrownBy(() -> run(client, request -> request.clientToken("t")))
                    .isInstanceOf(SdkClientException.class);
            String arn = run(client, request -> request.clientToken("t"))
                    .tasks()
                    .getFirst()
                    .taskArn();
            assertThat(allTasks(client)).containsExactly(arn);
        }
    }

    @Test
    @DisplayName("fails on the server's side before or after the work")
    void serverErrors() {
        restart(faulty(new CallFault.CallFaultKind.ErrorBefore()));
        try (EcsClient client = client(1)) {
            assertThatThrownBy(() -> run(client, request -> {})).isInstanceOf(ServerException.class);
            assertThat(allTasks(client)).isEmpty();
        }
        restart(faulty(new CallFault.CallFaultKind.ErrorAfter()));
        try (EcsClient client = client(1)) {
            assertThatThrownBy(() -> run(client, request -> {})).isInstanceOf(ServerException.class);
            assertThat(allTasks(client)).hasSize(1);
        }
    }

    private static List<String> allTasks(EcsClient client) {
        return client.listTasks(request -> request.cluster("prod")).taskArns();
    }

    @ParameterizedTest
    @CsvSource({
        "AmazonEC2ContainerServiceV20141113.Fly, {}, UnknownOperationException",
        "'', {}, UnknownOperationException",
        "AmazonEC2ContainerServiceV20141113.RunTask, {, SerializationException",
        "AmazonEC2ContainerServiceV20141113.RunTask, [], SerializationException",
        "AmazonEC2ContainerServiceV20141113.RunTask, '{\"count\":\"x\",\"taskDefinition\":\"web\"}', SerializationException",
        "AmazonEC2ContainerServiceV20141113.RunTask, '{\"taskDefinition\":\"w\",\"launchType\":\"EC2\",\"capacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE\"}]}', InvalidParameterException",
    })
    @DisplayName("refuses what is no request with an error in the real shape")
    void malformed(String target, String body, String type) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint.uri())
                            .header("X-Amz-Target", target)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
            assertThat(answer.body()).contains("\"__type\":\"" + type + "\"").contains("\"message\":\"");
        }
    }

    @Test
    @DisplayName("says what to do when its port is taken")
    void portTaken() {
        URI taken = endpoint.uri();
        EcsSimulator another = new EcsSimulator(EcsSettings.EXAMPLE, Script.NOTHING_FAILS, new Random(1));
        assertThatThrownBy(
                        () -> EcsEndpoint.start(another, taken.getPort(), ScaledClock.starting(START, 1), event -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + taken.getPort())
                .hasMessageContaining("another port");
    }
}
