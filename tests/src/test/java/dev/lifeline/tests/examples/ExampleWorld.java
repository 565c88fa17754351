package dev.lifeline.tests.examples;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.aws.CallbackClients;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.ControlRunHandler;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.ReconcileHandler;
import dev.lifeline.functions.Settings;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.local.callback.CallbackOperation;
import dev.lifeline.local.callback.CallbackService;
import dev.lifeline.local.callback.ReceivedCallback;
import dev.lifeline.local.callback.Waiters;
import dev.lifeline.local.service.ServiceEndpoint;
import dev.lifeline.simulator.script.CallFault.CallFaultKind;
import dev.lifeline.tests.FunctionContext;
import dev.lifeline.tests.Wired;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Lifeline's functions in virtual time, whose callbacks go over HTTP to a stand-in for Step Functions. */
final class ExampleWorld implements AutoCloseable {
    static final String DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/report:7";
    private static final Duration STEP = Duration.ofSeconds(30);

    final TestWorld world = new TestWorld(Runs.NOON);
    final List<ReceivedCallback> received = new ArrayList<>();
    final Deque<CallFaultKind> faults = new ArrayDeque<>();
    private final TreeMap<Instant, UnaryOperator<EcsTask>> fates = new TreeMap<>();
    private final ServiceEndpoint endpoint;
    private final CallbackClients clients;
    private final RunController controller;
    private final RequestStreamHandler reconcile;
    private final Map<String, RequestStreamHandler> functions;

    ExampleWorld() {
        Waiters waiters = new Waiters(world.clock);
        waiters.listen(received::add);
        endpoint = ServiceEndpoint.at(0)
                .serve(List.of(new CallbackService(waiters, operation -> Optional.ofNullable(faults.poll()))));
        clients = CallbackClients.local(endpoint.uri());
        Settings settings = Wired.settings(Runs.NAMESPACE, Settings.AdoptionMode.OFF, GuardRules.STANDARD);
        Wiring wiring = Wired.of(
                settings,
                new Dependencies(
                        world.table(),
                        world.ecsPorts(),
                        world.timers::add,
                        clients.sender(
                                Dependencies.description(world.table(), world.ecsPorts(), settings, world.clock)),
                        world.chance(),
                        world.clock),
                world::note);
        controller = wiring.controller();
        reconcile = new ReconcileHandler(wiring);
        functions = Map.of("LaunchRun", new LaunchRunHandler(wiring), "ControlRun", new ControlRunHandler(wiring));
        world.ecs.define(
                DEFINITION,
                new DefinitionAnswer.DefinitionFound(
                        DEFINITION, List.of("app"), Map.of(), Optional.empty(), true, Map.of()));
    }

    Instant now() {
        return world.clock.instant();
    }

    /** The task of the latest attempt runs from now on and exits after that time. */
    ExampleWorld exits(int code, Duration after) {
        fates.put(now().plusSeconds(10), TaskChanges::running);
        fates.put(now().plus(after), task -> TaskChanges.exited(task, code));
        return this;
    }

    String invoke(String function, String payload) throws IOException {
        return invoke(Optional.ofNullable(functions.get(function)).orElseThrow(), payload);
    }

    private static String invoke(RequestStreamHandler handler, String payload) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                answer,
                FunctionContext.silent("function"));
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Half a minute: what happens to the task in it, and what Reconcile finds. */
    void step() throws IOException {
        world.clock.advance(STEP);
        while (!fates.isEmpty() && !now().isBefore(fates.firstKey())) {
            UnaryOperator<EcsTask> change = fates.pollFirstEntry().getValue();
            if (!world.ecs.launched().isEmpty()) {
                var launched = world.ecs.launched().getLast();
                EcsTask task = world.ecs.change(launched.task(), change);
                controller.loop().observe(launched.run(), new TaskSeen(launched.attempt(), task));
            }
        }
        invoke(reconcile, "{}");
    }

    void pass(Duration time) throws IOException {
        for (Instant end = now().plus(time); now().isBefore(end); ) {
            step();
        }
    }

    /** Nobody receives anything any more. */
    void receiverIsGone() {
        endpoint.close();
    }

    long heartbeats() {
        return received.stream()
                .filter(call -> call.operation() == CallbackOperation.TASK_HEARTBEAT)
                .count();
    }

    @Override
    public void close() {
        clients.close();
        endpoint.close();
    }
}
