package dev.lifeline.tests.simulation;

import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.TaskName;
import java.time.Duration;
import java.time.Instant;

/** A stack's queues, each before its function. */
final class Deliveries {
    private static final Duration REDRIVE = Duration.ofMinutes(10);

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final SimulatedQueue tasks;
    private final SimulatedQueue instances;
    private final SimulatedQueue timers;

    Deliveries(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
        this.tasks = new SimulatedQueue(stack, "TaskStateChange", this::handle);
        this.instances = new SimulatedQueue(stack, "InstanceStateChange", this::handle);
        this.timers = new SimulatedQueue(stack, "TaskStateChange", this::handle);
        world.time().at(world.outages().cease().plusSeconds(1), this::redrive);
    }

    private void handle(FunctionInstance function, QueuedEvent message) {
        switch (message.content()) {
            case QueuedEvent.EventContent.OfTask seen -> task(function, message, seen.task());
            case QueuedEvent.EventContent.OfTimer timer -> receive(function, message, "TaskStateChange");
            case QueuedEvent.EventContent.OfInstance of -> instance(function, message, of);
        }
    }

    private void task(FunctionInstance function, QueuedEvent message, EcsTask task) {
        int attempt = EcsMapping.name(task).map(TaskName::attempt).orElse(1);
        function.testimony().toObservation(new Observation.TaskSeen(attempt, task));
        receive(function, message, "TaskStateChange");
        stack.witness().acknowledged(function, task);
    }

    private void instance(FunctionInstance function, QueuedEvent message, QueuedEvent.EventContent.OfInstance of) {
        Instant since = world.time().now();
        function.testimony().toObservation(new Observation.InstanceLost(of.instance()));
        receive(function, message, "InstanceStateChange");
        if (of.gone()) {
            stack.witness().instanceGone(of.instance(), since);
        }
    }

    private static void receive(FunctionInstance function, QueuedEvent message, String name) {
        EventReceiver receiver = function.controller().receiver();
        switch (message.body()) {
            case QueuedEvent.EventBody.Text text -> receiver.receive(message.id(), Origin.direct(name), text.json());
            case QueuedEvent.EventBody.Value value ->
                receiver.receive(message.id(), Origin.direct(name), value.event(), "");
        }
    }

    private void redrive() {
        tasks.redrive();
        instances.redrive();
        timers.redrive();
        if (!isEmpty()) {
            world.time().at(world.time().now().plus(REDRIVE), this::redrive);
        }
    }

    SimulatedQueue tasks() {
        return tasks;
    }

    SimulatedQueue instances() {
        return instances;
    }

    SimulatedQueue timers() {
        return timers;
    }

    boolean isEmpty() {
        return tasks.isEmpty() && instances.isEmpty();
    }
}
