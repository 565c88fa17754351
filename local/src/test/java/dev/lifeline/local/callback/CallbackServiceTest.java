package dev.lifeline.local.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.simulator.script.CallFault.CallFaultKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.CallbackTimeoutException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What the SDK's clients of Step Functions and Lambda see of those who wait. */
@DisplayName("Whoever waits for a run")
class CallbackServiceTest {
    private static final String REPORT = "{\"run\":\"nightly\",\"result\":\"SUCCEEDED\"}";
    private static final String ID = "Y2FsbGJhY2s=";

    private final Deque<CallFaultKind> faults = new ArrayDeque<>();
    private final List<ReceivedCallback> told = new ArrayList<>();
    private final Waiters waiters = new Waiters(() -> Instant.parse("2026-01-01T00:00:00Z"));
    private final ServiceEndpoint endpoint = ServiceEndpoint.at(0)
            .serve(List.of(new CallbackService(waiters, operation -> Optional.ofNullable(faults.poll()))));
    private final SfnClient tasks = AwsClients.<SfnClientBuilder, SfnClient>local(SfnClient.builder(), endpoint.uri())
            .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    private final LambdaClient durable = AwsClients.<LambdaClientBuilder, LambdaClient>local(
                    LambdaClient.builder(), endpoint.uri())
            .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    CallbackServiceTest() {
        waiters.listen(told::add);
    }

    @AfterEach
    void stop() {
        tasks.close();
        durable.close();
        endpoint.close();
    }

    private void succeed(String token) {
        tasks.sendTaskSuccess(call -> call.taskToken(token).output(REPORT));
    }

    private void succeedDurably() {
        durable.sendDurableExecutionCallbackSuccess(
                call -> call.callbackId(ID).result(SdkBytes.fromUtf8String(REPORT)));
    }

    @Test
    void is_told_of_life_and_of_the_end() {
        tasks.sendTaskHeartbeat(call -> call.taskToken("token"));
        succeed("token");
        tasks.sendTaskFailure(call -> call.taskToken("other").error("EXIT_CODE").cause(REPORT));
        durable.sendDurableExecutionCallbackHeartbeat(call -> call.callbackId(ID));
        succeedDurably();
        durable.sendDurableExecutionCallbackFailure(call -> call.callbackId("b3RoZXI=")
                .error(error -> error.errorType("EXIT_CODE")
                        .errorMessage("exited with 3")
                        .errorData(REPORT)));
        assertThat(told)
                .extracting(
                        call -> call.operation().wireName() + " " + call.run().orElse("-"))
                .containsExactly(
                        "SendTaskHeartbeat -",
                        "SendTaskSuccess nightly",
                        "SendTaskFailure nightly",
                        "SendDurableExecutionCallbackHeartbeat -",
                        "SendDurableExecutionCallbackSuccess nightly",
                        "SendDurableExecutionCallbackFailure nightly");
        assertThat(told.get(2).content().path("error").asText()).isEqualTo("EXIT_CODE");
        assertThat(told.getLast().content().path("ErrorType").asText()).isEqualTo("EXIT_CODE");
    }

    @Test
    void is_told_of_the_end_once() {
        succeed("token");
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> tasks.sendTaskHeartbeat(call -> call.taskToken("token")))
                .isInstanceOf(TaskTimedOutException.class);
        succeedDurably();
        assertThatThrownBy(this::succeedDurably).isInstanceOf(CallbackTimeoutException.class);
        assertThat(told)
                .filteredOn(call -> call.reception() == CallbackReception.CLOSED_BEFORE)
                .hasSize(3);
    }

    @Test
    void does_not_exist_under_a_token_or_for_an_output_that_is_none() {
        assertThatThrownBy(() -> succeed("")).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() ->
                        tasks.sendTaskSuccess(call -> call.taskToken("token").output("no JSON")))
                .isInstanceOf(InvalidOutputException.class);
        assertThatThrownBy(() ->
                        tasks.sendTaskFailure(call -> call.taskToken("token").cause("x".repeat(32_769))))
                .isInstanceOf(SfnException.class);
        assertThatThrownBy(() -> tasks.listActivities()).hasMessageContaining("only callbacks are served here");
        assertThat(told).isEmpty();
    }

    /** The caller cannot know that it was heard, and calls again. */
    @Test
    void is_told_twice_if_the_first_answer_is_lost() {
        faults.add(new CallFaultKind.ConnectionClosed(Duration.ZERO));
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(TaskTimedOutException.class);
        assertThat(told)
                .extracting(ReceivedCallback::reception)
                .containsExactly(CallbackReception.ACCEPTED, CallbackReception.CLOSED_BEFORE);
    }

    @Test
    void answers_late_or_refuses_as_a_script_says() {
        faults.add(new CallFaultKind.LateAnswer(Duration.ofMillis(1)));
        succeed("late");
        faults.add(new CallFaultKind.ErrorBefore());
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(SfnException.class);
        faults.add(new CallFaultKind.Throttled());
        assertThatThrownBy(this::succeedDurably).isInstanceOf(TooManyRequestsException.class);
        faults.add(new CallFaultKind.ClusterNotFound());
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(TaskDoesNotExistException.class);
        assertThat(told).hasSize(1);
        faults.add(new CallFaultKind.ErrorAfter());
        assertThatThrownBy(() -> succeed("token")).isInstanceOf(SfnException.class);
        assertThat(told).hasSize(2);
    }

    @Test
    void is_listed_with_what_it_was_told() throws IOException {
        succeed("token");
        JsonNode list;
        try (InputStream listed =
                URI.create(endpoint.uri() + "/callbacks").toURL().openStream()) {
            list = new ObjectMapper().readTree(listed);
        }
        assertThat(list).singleElement().satisfies(call -> {
            assertThat(call.path("operation").asText()).isEqualTo("SendTaskSuccess");
            assertThat(call.path("waiter").asText()).isEqualTo("token");
            assertThat(call.path("accepted").asBoolean()).isTrue();
            assertThat(call.at("/content/output").asText()).isEqualTo(REPORT);
        });
    }
}
