package dev.lifeline.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.local.router.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What the SDK's client sees of the local Lambda (AWS "Lambda API reference", Invoke). */
@DisplayName("Lambda's Invoke")
class InvokeServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaScene scene = new LambdaScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    private InvokeResponse invoke(String function, String payload, Consumer<InvokeRequest.Builder> more) {
        return scene.client.invoke(request -> {
            request.functionName(function).payload(SdkBytes.fromUtf8String(payload));
            more.accept(request);
        });
    }

    private InvokeResponse invoke(String function, String payload) {
        return invoke(function, payload, request -> {});
    }

    private InvokeResponse send(String function, String payload) {
        return invoke(function, payload, request -> request.invocationType(InvocationType.EVENT));
    }

    private List<JsonNode> failures() {
        return scene.router.queue("FailedDeliveries").messages().stream()
                .map(Message::body)
                .map(InvokeServiceTest::read)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LaunchRun, , '', $LATEST",
        "LaunchRun:live, , :live, 1",
        "LaunchRun, live, :live, 1",
        "LaunchRun:live, live, :live, 1",
        "LaunchRun, 1, :1, 1",
        "LaunchRun:$LATEST, , :$LATEST, $LATEST",
        "function:LaunchRun:live, , :live, 1",
        "111122223333:function:LaunchRun, , '', $LATEST",
        "arn:aws:lambda:us-east-1:111122223333:function:LaunchRun, , '', $LATEST",
        "arn:aws:lambda:us-east-1:111122223333:function:LaunchRun:live, , :live, 1",
        "arn:aws:lambda:us-east-1:111122223333:function:LaunchRun, live, :live, 1"
    })
    void a_function_has_a_name_and_ARNs_each_with_a_qualifier_or_without(
            String name, String qualifier, String invoked, String version) {
        InvokeResponse response = invoke(name, "{}", request -> request.qualifier(qualifier));
        assertThat(response.payload().asUtf8String()).isEqualTo("{\"run\":\"first\"}");
        assertThat(response.executedVersion()).isEqualTo(version);
        assertThat(scene.arns).containsExactly(LambdaScene.ARN + invoked + " " + version);
    }

    @ParameterizedTest
    @CsvSource({
        "LaunchRuns, arn:aws:lambda:us-east-1:111122223333:function:LaunchRuns",
        "LaunchRun:prod, arn:aws:lambda:us-east-1:111122223333:function:LaunchRun:prod",
        "LaunchRun:2, arn:aws:lambda:us-east-1:111122223333:function:LaunchRun:2",
        "arn:aws:lambda:us-east-1:999999999999:function:LaunchRun, arn:aws:lambda:us-east-1:999999999999:function:LaunchRun",
        "arn:aws:lambda:eu-west-1:111122223333:function:LaunchRun, arn:aws:lambda:eu-west-1:111122223333:function:LaunchRun"
    })
    void a_function_or_qualifier_that_does_not_exist_is_named_by_its_ARN(String name, String arn) {
        for (InvocationType type :
                List.of(InvocationType.REQUEST_RESPONSE, InvocationType.EVENT, InvocationType.DRY_RUN)) {
            assertThatThrownBy(() -> invoke(name, "{}", request -> request.invocationType(type)))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageStartingWith("Function not found: " + arn);
        }
        assertThat(scene.payloads).isEmpty();
    }

    @Test
    void two_qualifiers_that_differ_are_refused() {
        assertThatThrownBy(() -> invoke("LaunchRun:live", "{}", request -> request.qualifier("1")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageStartingWith("The derived qualifier from the function name does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Launch Run", "a:b:c:d", "LaunchRun:"})
    void a_name_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> invoke(name, "{}"))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("at 'functionName' failed to satisfy constraint");
    }

    @Test
    void a_dry_run_is_a_204_and_runs_nothing() {
        InvokeResponse response =
                invoke("LaunchRun:live", "{}", request -> request.invocationType(InvocationType.DRY_RUN));
        assertThat(response.statusCode()).isEqualTo(204);
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.payloads).isEmpty();
    }

    @Test
    void a_function_that_fails_answers_with_its_error_and_where_it_came_from() {
        InvokeResponse response = invoke("LaunchRun", "\"wrong\"");
        JsonNode error = read(response.payload().asUtf8String());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(error.fieldNames()).toIterable().containsExactly("errorMessage", "errorType", "stackTrace");
        assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("errorMessage").asText()).isEqualTo("what is wrong with \"it\"");
        assertThat(error.path("stackTrace").path(0).asText())
                .startsWith("dev.lifeline.local.lambda.LambdaScene.answer(LambdaScene.java:");
    }

    @Test
    void a_function_that_dies_or_writes_too_much_answers_with_an_error_of_Lambdas() {
        InvokeResponse died = invoke("LaunchRun", "\"die\"");
        assertThat(read(died.payload().asUtf8String()).toString())
                .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: "
                        + died.responseMetadata().requestId()
                        + " Error: Runtime exited without providing a reason\"}");
        InvokeResponse wordy = invoke("LaunchRun", "\"long\"");
        assertThat(wordy.functionError()).isEqualTo("Unhandled");
        assertThat(wordy.payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
    }

    @Test
    void the_end_of_the_log_is_part_of_the_answer_if_it_is_asked_for() {
        InvokeResponse response = invoke("LaunchRun", "{}", request -> request.logType(LogType.TAIL));
        assertThat(new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8))
                .isEqualTo("a line");
        assertThat(invoke("LaunchRun", "{}").logResult()).isNull();
    }

    @Test
    void no_payload_is_an_empty_object() {
        scene.client.invoke(request -> request.functionName("LaunchRun"));
        assertThat(scene.payloads).containsExactly("{}");
    }

    @Test
    void a_payload_that_is_not_JSON_or_too_large_reaches_no_function() {
        for (InvocationType type : List.of(InvocationType.REQUEST_RESPONSE, InvocationType.EVENT)) {
            assertThatThrownBy(() -> invoke("LaunchRun", "{\"name\": ", request -> request.invocationType(type)))
                    .isInstanceOf(InvalidRequestContentException.class)
                    .hasMessageStartingWith("Could not parse request body into json: ");
        }
        assertThatThrownBy(() -> send("LaunchRun", text(1024 * 1024 + 1)))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("(limit 1048576 bytes)");
        assertThatThrownBy(() -> invoke("LaunchRun", text(6 * 1024 * 1024 + 1)))
                .isInstanceOf(RequestTooLargeException.class);
        assertThat(send("LaunchRun", text(1024 * 1024)).statusCode()).isEqualTo(202);
        assertThat(scene.payloads).isEmpty();
    }

    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    @Test
    void who_does_not_wait_gets_202_before_the_function_runs() {
        assertThat(send("LaunchRun:live", "{}").statusCode()).isEqualTo(202);
        assertThat(scene.payloads).isEmpty();
        scene.pass(Duration.ZERO);
        assertThat(scene.payloads).containsExactly("{}");
        assertThat(failures()).isEmpty();
    }

    @Test
    void what_fails_through_the_alias_is_tried_as_often_as_the_template_says_and_then_recorded() {
        send("LaunchRun:live", "\"wrong\"");
        scene.pass(Duration.ZERO);
        assertThat(failures()).isEmpty();
        scene.pass(Duration.ofMinutes(1));
        assertThat(scene.payloads).hasSize(2);
        assertThat(failures()).singleElement().satisfies(record -> {
            assertThat(record.at("/requestContext/functionArn").asText()).isEqualTo(LambdaScene.ARN + ":live");
            assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
            assertThat(record.at("/requestContext/approximateInvokeCount").asInt())
                    .isEqualTo(2);
            assertThat(record.at("/requestPayload").asText()).isEqualTo("wrong");
            assertThat(record.at("/responseContext").toString())
                    .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"1\",\"functionError\":\"Unhandled\"}");
            assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("what is wrong with \"it\"");
            assertThat(record.at("/responsePayload/stackTrace")).isNotEmpty();
        });
    }

    @Test
    void what_is_older_than_the_template_allows_is_recorded_without_another_try() {
        send("LaunchRun:live", "\"wrong\"");
        scene.pass(Duration.ofSeconds(91));
        assertThat(scene.payloads).isEmpty();
        assertThat(failures()).singleElement().satisfies(record -> {
            assertThat(record.at("/requestContext/condition").asText()).isEqualTo("EventAgeExceeded");
            assertThat(record.at("/requestContext/approximateInvokeCount").asInt())
                    .isZero();
            assertThat(record.has("responsePayload")).isFalse();
        });
    }

    /** SAM configures the alias. */
    @Test
    void what_fails_without_the_alias_is_tried_three_times_and_forgotten() {
        send("LaunchRun", "\"wrong\"");
        for (int minute = 0; minute < 10; minute++) {
            scene.pass(Duration.ofMinutes(1));
        }
        assertThat(scene.payloads).hasSize(3);
        assertThat(failures()).isEmpty();
    }
}
