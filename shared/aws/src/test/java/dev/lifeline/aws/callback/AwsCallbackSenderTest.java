package dev.lifeline.aws.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.CallbackClients;
import dev.lifeline.aws.Sample;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackUnanswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.NobodyWaits;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCallbackSenderTest {
    private static final String TOKEN = "AQCEAAAAKgAAAAM+marked/token=";
    private static final CallbackTarget TASK = new CallbackTarget.TaskToken(TOKEN);
    private static final CallbackTarget EXECUTION = new CallbackTarget.DurableCallback(TOKEN);
    private static final CallbackTarget QUEUE =
            new CallbackTarget.QueueTarget("https://sqs.us-east-1.amazonaws.com/111122223333/done");
    private static final CallbackTarget BUS = new CallbackTarget.BusTarget("done");

    private final Receiver aws = new Receiver();

    AwsCallbackSenderTest() throws IOException {}

    @AfterEach
    void close() {
        aws.close();
    }

    private static ObjectNode described(Run run) {
        return JsonTree.object().put("run", run.id().value());
    }

    private static Run ended(Phase.Result result, Optional<Cause> cause) {
        return Sample.run(new EndedRun(
                new RunId("nightly"), result, cause, "etl", "prod", 1, Sample.NOON, Sample.NOON.plusSeconds(60)));
    }

    private static Run succeeded() {
        return ended(Phase.Result.SUCCEEDED, Optional.empty());
    }

    private static Run failed() {
        return ended(Phase.Result.FAILED, Optional.of(Cause.EXIT_CODE));
    }

    private CallbackAnswer send(Run run, CallbackTarget target, CallbackNews news) {
        return send(run, target, news, AwsCallbackSenderTest::described);
    }

    private CallbackAnswer send(
            Run run, CallbackTarget target, CallbackNews news, Function<Run, ObjectNode> description) {
        return send(aws.uri(), run, target, news, description);
    }

    private static CallbackAnswer send(
            URI uri, Run run, CallbackTarget target, CallbackNews news, Function<Run, ObjectNode> description) {
        try (CallbackClients clients = CallbackClients.local(uri)) {
            CallbackSender sender = clients.sender(description);
            return sender.send(run, Callback.to(target, Optional.empty()), news);
        }
    }

    @Test
    void Step_Functions_gets_success_with_the_description_as_output() {
        assertThat(send(succeeded(), TASK, CallbackNews.ENDED)).isEqualTo(new CallbackDelivered());
        assertThat(aws.call().target()).isEqualTo("AWSStepFunctions.SendTaskSuccess");
        assertThat(aws.call().type()).isEqualTo("application/x-amz-json-1.0");
        assertThat(aws.call().json().path("taskToken").asText()).isEqualTo(TOKEN);
        assertThat(aws.call().json().path("output").asText()).isEqualTo("{\"run\":\"nightly\"}");
    }

    @Test
    void Step_Functions_gets_a_failure_with_the_cause_as_the_error_that_a_state_catches() {
        assertThat(send(failed(), TASK, CallbackNews.ENDED)).isEqualTo(new CallbackDelivered());
        assertThat(aws.call().target()).isEqualTo("AWSStepFunctions.SendTaskFailure");
        assertThat(aws.call().json().path("error").asText()).isEqualTo("EXIT_CODE");
        assertThat(aws.call().json().path("cause").asText()).isEqualTo("{\"run\":\"nightly\"}");
    }

    @Test
    void a_stopped_run_is_a_failure_of_its_own() {
        send(ended(Phase.Result.STOPPED, Optional.of(Cause.USER_STOP)), TASK, CallbackNews.ENDED);
        assertThat(aws.call().json().path("error").asText()).isEqualTo("STOPPED");
    }

    @Test
    void Step_Functions_gets_heartbeats() {
        send(succeeded(), TASK, CallbackNews.ALIVE);
        assertThat(aws.call().target()).isEqualTo("AWSStepFunctions.SendTaskHeartbeat");
        assertThat(aws.call().json().path("taskToken").asText()).isEqualTo(TOKEN);
    }

    @Test
    void a_durable_execution_gets_success_failure_and_heartbeats() {
        send(succeeded(), EXECUTION, CallbackNews.ENDED);
        assertThat(aws.call().path()).matches("/2025-12-01/durable-execution-callbacks/.+/succeed");
        assertThat(aws.call().body()).isEqualTo("{\"run\":\"nightly\"}");

        send(failed(), EXECUTION, CallbackNews.ENDED);
        assertThat(aws.call().path()).matches("/2025-12-01/durable-execution-callbacks/.+/fail");
        assertThat(aws.call().json().path("ErrorType").asText()).isEqualTo("EXIT_CODE");
        assertThat(aws.call().json().path("ErrorMessage").asText()).isEqualTo("as the test wants it");
        assertThat(aws.call().json().path("ErrorData").asText()).isEqualTo("{\"run\":\"nightly\"}");

        send(failed(), EXECUTION, CallbackNews.ALIVE);
        assertThat(aws.call().path()).matches("/2025-12-01/durable-execution-callbacks/.+/heartbeat");
    }

    @Test
    void a_queue_gets_a_message_with_attributes_for_filters() {
        aws.answer("{\"MessageId\": \"1\"}");
        send(failed(), QUEUE, CallbackNews.ENDED);
        assertThat(aws.call().target()).isEqualTo("AmazonSQS.SendMessage");
        assertThat(aws.call().json().path("MessageBody").asText()).isEqualTo("{\"run\":\"nightly\"}");
        assertThat(aws.call().json().at("/MessageAttributes/result/StringValue").asText())
                .isEqualTo("FAILED");
        assertThat(aws.call().json().has("MessageGroupId")).isFalse();
    }

    @Test
    void an_ordered_queue_drops_a_repeated_message() {
        aws.answer("{\"MessageId\": \"1\"}");
        CallbackTarget fifo = new CallbackTarget.QueueTarget("https://sqs.us-east-1.amazonaws.com/1/done.fifo");
        send(failed(), fifo, CallbackNews.ENDED);
        String key = new RunId("nightly").key().value();
        assertThat(aws.call().json().path("MessageGroupId").asText()).isEqualTo(key);
        assertThat(aws.call().json().path("MessageDeduplicationId").asText()).isEqualTo(key + "-1");
    }

    @Test
    void a_bus_gets_an_event() {
        aws.answer("{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"1\"}]}");
        assertThat(send(succeeded(), BUS, CallbackNews.ENDED)).isEqualTo(new CallbackDelivered());
        assertThat(aws.call().target()).isEqualTo("AWSEvents.PutEvents");
        assertThat(aws.call().json().at("/Entries/0/EventBusName").asText()).isEqualTo("done");
        assertThat(aws.call().json().at("/Entries/0/Source").asText()).isEqualTo("lifeline");
        assertThat(aws.call().json().at("/Entries/0/DetailType").asText()).isEqualTo("Lifeline Run Ended");
        assertThat(aws.call().json().at("/Entries/0/Detail").asText()).isEqualTo("{\"run\":\"nightly\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, false",
        "InternalFailure, false",
        "AccessDeniedException, false",
        "MalformedDetail, true"
    })
    void a_bus_answers_with_success_for_an_entry_that_failed(String code, boolean nobody) {
        aws.answer("{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"" + code
                + "\", \"ErrorMessage\": \"no\"}]}");
        assertThat(send(succeeded(), BUS, CallbackNews.ENDED))
                .isEqualTo(nobody ? new NobodyWaits(code + ": no") : new CallbackUnanswered(code + ": no"));
    }

    @Test
    void nobody_at_a_queue_or_a_bus_waits_for_a_heartbeat() {
        assertThat(send(succeeded(), QUEUE, CallbackNews.ALIVE)).isEqualTo(new CallbackDelivered());
        assertThat(send(succeeded(), BUS, CallbackNews.ALIVE)).isEqualTo(new CallbackDelivered());
        assertThat(aws.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {2}: nobody waits is {3}")
    @CsvSource(textBlock = """
            TASK, 400, TaskTimedOut, true
            TASK, 400, com.amazonaws.swf.service.v2.model#TaskTimedOut, true
            TASK, 400, TaskDoesNotExist, true
            TASK, 400, InvalidToken, true
            TASK, 400, InvalidOutput, true
            TASK, 400, ValidationException, true
            TASK, 400, KmsAccessDeniedException, false
            TASK, 400, KmsThrottlingException, false
            TASK, 400, ThrottlingException, false
            TASK, 400, AccessDeniedException, false
            TASK, 400, ExpiredTokenException, false
            TASK, 500, InternalFailure, false
            TASK, 503, ServiceUnavailable, false
            EXECUTION, 400, CallbackTimeoutException, true
            EXECUTION, 404, ResourceNotFoundException, true
            EXECUTION, 400, InvalidParameterValueException, true
            EXECUTION, 429, TooManyRequestsException, false
            EXECUTION, 500, ServiceException, false
            EXECUTION, 403, AccessDeniedException, false
            QUEUE, 400, com.amazonaws.sqs#QueueDoesNotExist, true
            QUEUE, 400, AWS.SimpleQueueService.NonExistentQueue, true
            QUEUE, 400, com.amazonaws.sqs#InvalidMessageContents, true
            QUEUE, 400, com.amazonaws.sqs#RequestThrottled, false
            QUEUE, 400, com.amazonaws.sqs#KmsDisabled, false
            QUEUE, 403, AccessDenied, false
            BUS, 400, ResourceNotFoundException, true
            BUS, 400, ThrottlingException, false
            BUS, 500, InternalException, false""")
    void an_error_means_that_nobody_waits_or_is_repeated(String to, int status, String type, boolean nobody) {
        aws.refuse(status, type, "no");
        CallbackTarget target = switch (to) {
            case "TASK" -> TASK;
            case "EXECUTION" -> EXECUTION;
            case "QUEUE" -> QUEUE;
            default -> BUS;
        };
        assertThat(send(succeeded(), target, CallbackNews.ENDED))
                .isInstanceOf(nobody ? NobodyWaits.class : CallbackUnanswered.class);
        assertThat(aws.calls()).as("made once").hasSize(1);
    }

    @Test
    void a_receiver_that_cannot_be_reached_has_not_answered() {
        aws.close();
        assertThat(send(succeeded(), TASK, CallbackNews.ENDED)).isInstanceOf(CallbackUnanswered.class);
        assertThat(send(succeeded(), EXECUTION, CallbackNews.ENDED).toString()).doesNotContain("marked");
    }

    @Test
    void an_error_that_repeats_a_token_does_not_show_it() {
        aws.refuse(400, "InvalidToken", "Invalid Token: '" + TOKEN + "'");
        assertThat(send(succeeded(), TASK, CallbackNews.ENDED))
                .isEqualTo(new NobodyWaits("InvalidToken: Invalid Token: '(hidden)'"));
    }

    @Test
    void a_description_that_is_too_long_loses_its_earliest_attempts() {
        Function<Run, ObjectNode> longLife = run -> {
            ObjectNode described = described(run);
            IntStream.rangeClosed(1, 1000)
                    .forEach(attempt -> described
                            .withArray("history")
                            .addObject()
                            .put("attempt", attempt)
                            .put("evidence", "ä".repeat(100)));
            return described;
        };
        send(failed(), TASK, CallbackNews.ENDED, longLife);
        String cause = aws.call().json().path("cause").asText();
        assertThat(cause.length()).isLessThanOrEqualTo(32_768).isGreaterThan(8_000);
        assertThat(cause)
                .startsWith("{\"run\":\"nightly\"")
                .contains("\"attempt\":1000")
                .doesNotContain("\"attempt\":1,");

        send(succeeded(), TASK, CallbackNews.ENDED, longLife);
        assertThat(aws.call().json().path("output").asText()).contains("\"attempt\":1000");
    }
}
