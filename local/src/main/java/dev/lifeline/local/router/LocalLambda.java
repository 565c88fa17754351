package dev.lifeline.local.router;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.router.InvocationOutcome.FunctionError;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvocationOutcome.RuntimeExited;
import dev.lifeline.local.template.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** A Lambda function in this process, on the caller's thread. Its timeout is announced, not enforced. */
final class LocalLambda {
    private final LambdaFunction function;
    private final RequestStreamHandler handler;
    private final RouterSetup setup;

    LocalLambda(LambdaFunction function, RequestStreamHandler handler, RouterSetup setup) {
        this.function = function;
        this.handler = handler;
        this.setup = setup;
    }

    LambdaFunction function() {
        return function;
    }

    /** The alias that the template's events name. */
    InvokedFunction published() {
        return InvokedFunction.published(function);
    }

    /** @param requestId stays the same when Lambda repeats an asynchronous invocation */
    FinishedInvocation invoke(InvokedFunction invoked, String payload, String requestId) {
        Instant started = setup.now();
        InvocationLog log = new InvocationLog(function.logicalId(), setup.log());
        LocalContext context =
                new LocalContext(function, invoked, requestId, started.plus(function.timeout()), setup, log);
        InvocationOutcome outcome = run(payload, context);
        FinishedInvocation finished = new FinishedInvocation(invoked, requestId, started, outcome, log.lines());
        setup.log().invoked(finished);
        return finished;
    }

    // To Lambda, everything that a handler throws, including errors, is a failed invocation and ends nothing else.
    private InvocationOutcome run(String payload, LocalContext context) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), response, context);
            return new Responded(response.toString(StandardCharsets.UTF_8));
        } catch (FunctionDied died) {
            return new RuntimeExited();
        } catch (Throwable thrown) {
            return new FunctionError(
                    thrown.getClass().getName(),
                    Objects.requireNonNullElse(thrown.getMessage(), ""),
                    Stream.of(thrown.getStackTrace())
                            .map(StackTraceElement::toString)
                            .toList());
        }
    }
}
