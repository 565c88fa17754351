package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunId.AttemptName;
import java.time.Duration;
import java.time.Instant;

/** The two queues, each before its function. */
final class Deliveries {
    private static final Duration REDRIVE = Duration.ofMinutes(10);

    private final World world;
    private final SimulatedQueue tasks;
    private final SimulatedQueue instances;

    Deliveries(World world) {
        this.world = world;
        this.tasks = new SimulatedQueue(world, "TaskStateChange", this::task);
        this.instances = new SimulatedQueue(world, "InstanceStateChange", this::instance);
        world.time().at(world.ceases().plusSeconds(1), this::redrive);
    }

    private void task(FunctionInstance function, Message message) {
        Event.TaskStateChange change = (Event.TaskStateChange) message.event();
        int attempt = change.detail()
                .task()
                .placement()
                .startedBy()
                .flatMap(RunId::startedBy)
                .map(AttemptName::attempt)
                .orElse(1);
        function.testimony()
                .toObservation(
                        new Observation.TaskSeen(attempt, change.detail().task()));
        function.lifeline().receiver().receive(message.id(), "TaskStateChange", message.body());
        world.witness().acknowledged(change.detail().task());
    }

    private void instance(FunctionInstance function, Message message) {
        Event.InstanceStateChange change = (Event.InstanceStateChange) message.event();
        String instance = change.detail().containerInstanceArn();
        Instant since = world.time().now();
        function.testimony().toObservation(new Observation.InstanceLost(instance));
        function.lifeline().receiver().receive(message.id(), "InstanceStateChange", message.body());
        if (change.detail().isGone()) {
            world.witness().instanceGone(instance, since);
        }
    }

    private void redrive() {
        tasks.redrive();
        instances.redrive();
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

    boolean isEmpty() {
        return tasks.isEmpty() && instances.isEmpty();
    }
}
