package dev.lifeline.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServerException;

/** What the endpoint answers when it throttles, fails or is sent nonsense. */
@DisplayName("The endpoint, when it fails or is sent nonsense")
final class EcsEndpointFaultsTest extends EcsEndpointScene {
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
