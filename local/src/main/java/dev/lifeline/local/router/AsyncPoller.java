package dev.lifeline.local.router;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lifeline.local.router.InvocationOutcome.FunctionError;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvocationOutcome.RuntimeExited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lambda's asynchronous invocation of one function: retried after one minute, then after two, and sent to the
 * on-failure destination after the last try.
 */
final class AsyncPoller implements Poller {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A scheduled function may take its whole minute; the next invocation must not wait for it. */
    private static final int CONCURRENCY = 2;

    private final LocalLambda lambda;
    private final RouterSetup setup;
    private final Consumer<String> onFailure;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(String payload, String requestId, int failures, Instant due) {}

    AsyncPoller(LocalLambda lambda, RouterSetup setup, Consumer<String> onFailure) {
        this.lambda = lambda;
        this.setup = setup;
        this.onFailure = onFailure;
    }

    void accept(String payload) {
        add(new Pending(payload, setup.newId(), 0, setup.now()));
    }

    @Override
    public boolean poll() {
        Optional<Pending> next = take();
        next.ifPresent(invocation -> {
            InvocationOutcome outcome = lambda.invoke(invocation.payload(), invocation.requestId());
            switch (outcome) {
                case Responded responded -> {}
                case FunctionError failed -> failed(invocation, failed.errorType(), failed.message());
                case RuntimeExited died -> failed(invocation, "Runtime.ExitError", "the function died");
            }
        });
        return next.isPresent();
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return pending.stream().map(Pending::due).min(Comparator.naturalOrder());
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    private synchronized void add(Pending invocation) {
        pending.add(invocation);
    }

    private synchronized Optional<Pending> take() {
        Instant now = setup.now();
        Optional<Pending> next = pending.stream()
                .filter(invocation -> !invocation.due().isAfter(now))
                .findFirst();
        next.ifPresent(pending::remove);
        return next;
    }

    private void failed(Pending invocation, String errorType, String message) {
        int failures = invocation.failures() + 1;
        if (failures <= lambda.function().async().retries()) {
            Instant due = setup.now().plus(Duration.ofMinutes(failures));
            add(new Pending(invocation.payload(), invocation.requestId(), failures, due));
        } else {
            onFailure.accept(failureRecord(invocation, errorType, message));
        }
    }

    private String failureRecord(Pending invocation, String errorType, String message) {
        ObjectNode failure = JSON.createObjectNode();
        failure.put("version", "1.0");
        failure.put("timestamp", setup.now().toString());
        ObjectNode request = failure.putObject("requestContext");
        request.put("requestId", invocation.requestId());
        request.put("functionArn", Arns.function(lambda.function().logicalId()) + ":$LATEST");
        request.put("condition", "RetriesExhausted");
        request.put("approximateInvokeCount", invocation.failures() + 1);
        failure.putRawValue("requestPayload", new RawValue(invocation.payload()));
        ObjectNode response = failure.putObject("responseContext");
        response.put("statusCode", 200);
        response.put("executedVersion", "$LATEST");
        response.put("functionError", "Unhandled");
        ObjectNode payload = failure.putObject("responsePayload");
        payload.put("errorMessage", message);
        payload.put("errorType", errorType);
        return failure.toString();
    }
}
