package dev.lifeline.local.router;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.EventRule.EventPattern;
import dev.lifeline.local.template.EventRule.Schedule;
import dev.lifeline.local.template.EventRule.ToFunction;
import dev.lifeline.local.template.EventRule.ToQueue;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * EventBridge, SQS and Lambda as a template connects them. Nothing happens by itself: {@link #step} carries out
 * everything due at the clock's time on the caller's thread, always in the same order; {@link RouterPump} calls it as
 * time passes. Any thread may publish events and invoke functions, including a running function.
 */
public final class Router {
    /** Far beyond what a correct system does at one moment: events that cause each other endlessly. */
    private static final int MOST_INVOCATIONS_A_STEP = 10_000;

    private final RouterSetup setup;
    private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
    private final Map<String, LocalLambda> lambdas = new LinkedHashMap<>();
    private final Map<String, AsyncPoller> async = new LinkedHashMap<>();
    private final List<Poller> pollers = new ArrayList<>();
    private final Map<EventRule, RateSchedule> schedules = new LinkedHashMap<>();
    private final EventBus bus;
    private final AtomicLong unmatched = new AtomicLong();

    /**
     * @param handlers the functions by logical id; those that are only invoked directly are optional
     * @throws IllegalArgumentException if a function that events reach has no handler, if a handler is for no function
     *     of the template, or if EventBridge would refuse an event pattern
     */
    public Router(Template template, Map<String, RequestStreamHandler> handlers, RouterSetup setup) {
        this.setup = setup;
        template.queues().forEach(queue -> queues.put(queue.logicalId(), localQueue(queue)));
        handlers.forEach((id, handler) -> lambdas.put(id, new LocalLambda(template.function(id), handler, setup)));
        template.mappings()
                .forEach(mapping -> pollers.add(
                        new QueuePoller(mapping, queue(mapping.queue()), lambda(mapping.function()), setup)));
        lambdas.values().forEach(lambda -> async.put(lambda.function().logicalId(), newAsyncPoller(lambda)));
        template.rules().forEach(this::prepare);
        pollers.addAll(async.values());
        bus = new EventBus(template.rules());
    }

    /**
     * Sends an event to the targets of the rules that match it. Functions run at the next step.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void publish(String event) {
        List<EventRule> matches = bus.matches(event);
        if (matches.isEmpty()) {
            unmatched.incrementAndGet();
        }
        matches.forEach(rule -> deliver(rule, event));
    }

    /** How many events no rule matched. */
    public long unmatched() {
        return unmatched.get();
    }

    /** Invokes the alias of a function, as {@code lambda invoke} does, and waits for its end. */
    public InvocationOutcome invoke(String function, String payload) {
        return invoke(lambda(function).published(), payload).outcome();
    }

    /** Invokes a function that {@link #has}, and waits for its end. */
    public FinishedInvocation invoke(InvokedFunction function, String payload) {
        return lambda(function.name()).invoke(function, payload, setup.newId());
    }

    /** Invokes the alias of a function as {@code lambda invoke --invocation-type Event} does. */
    public void invokeAsync(String function, String payload) {
        invokeAsync(lambda(function).published(), payload);
    }

    /**
     * Invokes a function that {@link #has}, without waiting: it runs at the next step, is retried if it fails, and then
     * sent to its on-failure destination.
     *
     * @param payload JSON
     * @return the id of the request
     */
    public String invokeAsync(InvokedFunction function, String payload) {
        return asyncPoller(function.name()).accept(function, payload);
    }

    /** Whether there is such a function, with this alias or version. */
    public boolean has(InvokedFunction function) {
        return Optional.ofNullable(lambdas.get(function.name()))
                .filter(lambda -> function.isOf(lambda.function()))
                .isPresent();
    }

    /** The functions by their names, each as the template's outputs name it: with its alias, if it has one. */
    public Map<String, InvokedFunction> functions() {
        Map<String, InvokedFunction> published = new LinkedHashMap<>();
        lambdas.forEach((name, lambda) -> published.put(name, lambda.published()));
        return published;
    }

    /** The logical ids of the queues. */
    public Set<String> queueNames() {
        return Collections.unmodifiableSet(queues.keySet());
    }

    /** The queue of that logical id. */
    public LocalQueue queue(String logicalId) {
        return Optional.ofNullable(queues.get(logicalId))
                .orElseThrow(() -> new IllegalArgumentException("no queue " + logicalId + " among " + queues.keySet()));
    }

    /**
     * Carries out everything due at the clock's time, and what follows from it at the same time.
     *
     * @return the number of invocations
     * @throws IllegalStateException if it does not end
     */
    public int step() {
        fireSchedules();
        int invocations = 0;
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Poller poller : pollers) {
                if (poller.poll()) {
                    busy = true;
                    invocations++;
                }
            }
            if (invocations > MOST_INVOCATIONS_A_STEP) {
                throw new IllegalStateException("after " + invocations + " invocations at " + setup.now()
                        + " there are still messages: the functions' effects keep causing new events");
            }
        }
        return invocations;
    }

    /** When there is something to do next: a message becomes visible, or a retry or a schedule is due. May be past. */
    public Optional<Instant> nextDue() {
        return Stream.concat(
                        schedules.values().stream().map(RateSchedule::next),
                        pollers.stream().flatMap(poller -> poller.nextDue().stream()))
                .min(Comparator.naturalOrder());
    }

    Instant now() {
        return setup.now();
    }

    List<Poller> pollers() {
        return pollers;
    }

    void fireSchedules() {
        schedules.forEach((rule, schedule) ->
                schedule.due(setup.now()).forEach(fired -> deliver(rule, schedule.event(setup.newId(), fired))));
    }

    private LocalQueue localQueue(Queue definition) {
        return new LocalQueue(
                definition,
                setup,
                message -> definition
                        .redrive()
                        .ifPresent(redrive -> queue(redrive.deadLetterQueue()).add(message)));
    }

    private LocalLambda lambda(String function) {
        return Optional.ofNullable(lambdas.get(function))
                .orElseThrow(() -> new IllegalArgumentException("the function " + function + " has no handler"));
    }

    private void prepare(EventRule rule) {
        switch (rule.trigger()) {
            case EventPattern pattern -> {}
            case Schedule schedule ->
                schedules.put(rule, new RateSchedule(rule.logicalId(), schedule.rate(), setup.now()));
        }
        rule.targets().forEach(target -> {
            switch (target) {
                case ToQueue to -> {}
                case ToFunction to -> asyncPoller(to.function());
            }
        });
    }

    private AsyncPoller asyncPoller(String function) {
        return Optional.ofNullable(async.get(lambda(function).function().logicalId()))
                .orElseThrow();
    }

    private AsyncPoller newAsyncPoller(LocalLambda lambda) {
        return new AsyncPoller(lambda, setup, (queue, failure) -> queue(queue).send(failure));
    }

    private void deliver(EventRule rule, String event) {
        rule.targets().forEach(target -> {
            switch (target) {
                case ToQueue to -> queue(to.queue()).send(event);
                case ToFunction to -> invokeAsync(to.function(), event);
            }
        });
    }
}
