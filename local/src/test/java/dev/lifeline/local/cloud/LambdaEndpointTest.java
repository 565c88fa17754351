package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.router.FunctionDied;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client of Lambda's Invoke API sees, by status, header and body (AWS "Lambda API reference", Invoke). */
class LambdaEndpointTest {
    private final List<String> payloads = new ArrayList<>();
    private final Router router = router();
    private final LambdaEndpoint endpoint = LambdaEndpoint.start(router, 0);
    private final HttpClient client = HttpClient.newHttpClient();

    private record EndpointAnswer(int status, String error, String body) {}

    private Router router() {
        LambdaFunction function = new LambdaFunction(
                "LaunchRun", "a.B::c", Duration.ofSeconds(3), 128, Map.of(), new AsyncInvocation(1, Optional.empty()));
        RequestStreamHandler handler = (input, output, context) -> answer(input, output);
        return new Router(
                new Template(List.of(), List.of(), List.of(), List.of(), List.of(function)),
                Map.of("LaunchRun", handler),
                new RouterSetup(() -> Instant.EPOCH, new SplittableRandom(1), RouterLog.silent()));
    }

    private void answer(InputStream input, OutputStream output) throws IOException {
        String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        payloads.add(payload);
        switch (payload) {
            case "\"wrong\"" -> throw new IllegalStateException("what is wrong with \"it\"");
            case "\"die\"" -> throw new FunctionDied();
            default -> output.write("{\"run\":\"first\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
    }

    private EndpointAnswer invoke(String function, String type, String payload)
            throws IOException, InterruptedException {
        URI uri = endpoint.uri().resolve("/2015-03-31/functions/" + function + "/invocations");
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri)
                        .header("X-Amz-Invocation-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(payload))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String error = response.headers()
                .firstValue("X-Amz-Function-Error")
                .or(() -> response.headers().firstValue("x-amzn-ErrorType"))
                .orElse("");
        return new EndpointAnswer(response.statusCode(), error, response.body());
    }

    @Test
    void who_waits_gets_what_the_function_wrote() throws Exception {
        assertThat(invoke("LaunchRun", "RequestResponse", "{}"))
                .isEqualTo(new EndpointAnswer(200, "", "{\"run\":\"first\"}"));
    }

    @Test
    void a_function_that_fails_or_dies_is_a_200_with_the_error_in_header_and_body() throws Exception {
        assertThat(invoke("LaunchRun", "RequestResponse", "\"wrong\""))
                .isEqualTo(
                        new EndpointAnswer(
                                200,
                                "Unhandled",
                                "{\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"what is wrong with \\\"it\\\"\"}"));
        assertThat(invoke("LaunchRun", "RequestResponse", "\"die\""))
                .isEqualTo(new EndpointAnswer(
                        200,
                        "Unhandled",
                        "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"the function died\"}"));
    }

    @Test
    void who_does_not_wait_gets_202_before_the_function_runs() throws Exception {
        assertThat(invoke("LaunchRun", "Event", "\"wrong\"")).isEqualTo(new EndpointAnswer(202, "", ""));
        assertThat(payloads).isEmpty();
        router.step();
        assertThat(payloads).containsExactly("\"wrong\"");
    }

    @Test
    void a_payload_that_is_not_JSON_is_a_400_and_reaches_no_function() throws Exception {
        for (String type : List.of("RequestResponse", "Event")) {
            assertThat(invoke("LaunchRun", type, "{\"name\": "))
                    .isEqualTo(new EndpointAnswer(
                            400,
                            "InvalidRequestContentException",
                            "{\"Type\":\"User\",\"Message\":\"Could not parse request body into json\"}"));
        }
        router.step();
        assertThat(payloads).isEmpty();
    }

    @Test
    void a_function_that_does_not_exist_is_a_404() throws Exception {
        for (String type : List.of("RequestResponse", "Event")) {
            assertThat(invoke("LaunchRuns", type, "{}"))
                    .isEqualTo(new EndpointAnswer(
                            404,
                            "ResourceNotFoundException",
                            "{\"Type\":\"User\",\"Message\":\"Function not found: LaunchRuns\"}"));
        }
    }

    @Test
    void nothing_but_Invoke_is_served() throws Exception {
        assertThat(invoke("LaunchRun/versions", "RequestResponse", "{}"))
                .isEqualTo(
                        new EndpointAnswer(404, "", "{\"Type\":\"User\",\"Message\":\"only Invoke is served here\"}"));
    }
}
