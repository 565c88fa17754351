package dev.lifeline.local.router;

import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lambda's asynchronous invocation of one function: retried after one minute, then after two, and sent to the
 * on-failure destination after the last try, or when it is too old to be tried.
 */
final class AsyncPoller implements Poller {
    /** A scheduled function may take its whole minute; the next invocation must not wait for it. */
    private static final int CONCURRENCY = 2;

    private final LocalLambda lambda;
    private final RouterSetup setup;
    private final BiConsumer<String, String> destination;
    private final List<AsyncRequest> pending = new ArrayList<>();

    /** @param destination receives a queue and a record for it */
    AsyncPoller(LocalLambda lambda, RouterSetup setup, BiConsumer<String, String> destination) {
        this.lambda = lambda;
        this.setup = setup;
        this.destination = destination;
    }

    String accept(InvokedFunction invoked, String payload) {
        String id = setup.newId();
        add(new AsyncRequest(invoked, payload, id, setup.now(), setup.now(), List.of()));
        return id;
    }

    @Override
    public boolean poll() {
        Optional<AsyncRequest> next = take();
        next.ifPresent(request -> {
            if (isTooOld(request, setup.now())) {
                giveUp(request, "EventAgeExceeded");
            } else {
                work(request);
            }
        });
        return next.isPresent();
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return pending.stream().map(AsyncRequest::due).min(Comparator.naturalOrder());
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    private synchronized void add(AsyncRequest request) {
        pending.add(request);
    }

    private synchronized Optional<AsyncRequest> take() {
        Instant now = setup.now();
        Optional<AsyncRequest> next =
                pending.stream().filter(request -> !request.due().isAfter(now)).findFirst();
        next.ifPresent(pending::remove);
        return next;
    }

    private void work(AsyncRequest request) {
        FinishedInvocation finished = lambda.invoke(request.invoked(), request.payload(), request.requestId());
        FunctionErrorJson.of(finished).ifPresent(error -> {
            AsyncRequest failed = request.failed(
                    error,
                    setup.now().plus(Duration.ofMinutes(request.failures().size() + 1L)));
            if (failed.failures().size() > limits(request).retries()) {
                giveUp(failed, "RetriesExhausted");
            } else {
                add(failed);
            }
        });
    }

    private boolean isTooOld(AsyncRequest request, Instant now) {
        return now.isAfter(request.accepted().plus(limits(request).maximumAge()));
    }

    private void giveUp(AsyncRequest request, String condition) {
        limits(request)
                .onFailure()
                .ifPresent(queue -> destination.accept(queue, request.failureRecord(condition, setup.now())));
    }

    private AsyncInvocation limits(AsyncRequest request) {
        return request.invoked().async(lambda.function());
    }
}
