package dev.lifeline.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.router.FunctionDied;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/** One function with the alias {@code live}, behind the SDK's client. */
final class LambdaScene implements AutoCloseable {
    static final String ARN = "arn:aws:lambda:us-east-1:111122223333:function:LaunchRun";

    final List<String> payloads = new ArrayList<>();
    final List<String> arns = new ArrayList<>();
    final Router router = router();
    private final ServiceEndpoint endpoint = ServiceEndpoint.at(0).serve(List.of(new InvokeService(router)));
    final LambdaClient client = AwsClients.<LambdaClientBuilder, LambdaClient>local(
                    LambdaClient.builder(), endpoint.uri())
            .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
            .build();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Router router() {
        LambdaFunction function = new LambdaFunction(
                "LaunchRun",
                "a.B::c",
                Duration.ofSeconds(3),
                128,
                Map.of(),
                Optional.of("live"),
                new AsyncInvocation(1, Duration.ofSeconds(90), Optional.of("FailedDeliveries")));
        Queue failures = new Queue("FailedDeliveries", Duration.ofSeconds(30), Optional.empty());
        RequestStreamHandler handler = (input, output, context) -> {
            arns.add(context.getInvokedFunctionArn() + " " + context.getFunctionVersion());
            context.getLogger().log("a line\n");
            answer(input, output);
        };
        return new Router(
                new Template(
                        List.of(), List.of(), List.of(failures), List.of(), List.of(function), List.of(), Map.of()),
                Map.of("LaunchRun", handler),
                new RouterSetup(() -> now, new SplittableRandom(1), new RouterLog() {}));
    }

    private void answer(InputStream input, OutputStream output) throws IOException {
        String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        payloads.add(payload);
        switch (payload) {
            case "\"wrong\"" -> throw new IllegalStateException("what is wrong with \"it\"");
            case "\"die\"" -> throw new FunctionDied();
            case "\"long\"" -> output.write(new byte[7 * 1024 * 1024]);
            default -> output.write("{\"run\":\"first\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Time passes, and what is due happens. */
    void pass(Duration time) {
        now = now.plus(time);
        router.step();
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
    }
}
