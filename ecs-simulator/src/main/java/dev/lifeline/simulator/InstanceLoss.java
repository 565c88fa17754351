package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.ContainerInstance.InstanceState;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.LostTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Instances that go away: first the agent disconnects, later the instance is deregistered with its tasks. */
final class InstanceLoss {
    static final Duration UNTIL_DEREGISTERED = Duration.ofSeconds(5);

    private final Fleet fleet;
    private final TaskRegistry registry;
    private final Agenda agenda;
    private final Outbox outbox;
    private final EventWriter events;
    private final TaskProgression progression;

    InstanceLoss(
            Fleet fleet,
            TaskRegistry registry,
            Agenda agenda,
            Outbox outbox,
            EventWriter events,
            TaskProgression progression) {
        this.fleet = fleet;
        this.registry = registry;
        this.agenda = agenda;
        this.outbox = outbox;
        this.events = events;
        this.progression = progression;
        progression.onHostLoss((live, loss, now) ->
                live.task().launch().placement().containerInstanceArn().ifPresent(arn -> lose(arn, loss.tasks(), now)));
    }

    void lose(String instanceArn, LostTasks tasks, Instant now) {
        ContainerInstance instance = fleet.find(instanceArn)
                .orElseThrow(() -> EcsException.invalid("There is no container instance " + instanceArn + "."));
        if (instance.state() != InstanceState.ACTIVE) {
            return;
        }
        tell(fleet.turn(instance, InstanceState.DISCONNECTED), now);
        registry.on(instanceArn).forEach(live -> {
            live.nextEpoch();
            live.set(task -> task.with(SimulatedTask.Connectivity.DISCONNECTED));
        });
        agenda.at(now.plus(UNTIL_DEREGISTERED), then -> deregister(instanceArn, tasks, then));
    }

    private void deregister(String instanceArn, LostTasks tasks, Instant now) {
        ContainerInstance instance = fleet.turn(fleet.find(instanceArn).orElseThrow(), InstanceState.INACTIVE);
        TaskStop stop =
                new TaskStop(Optional.empty(), "Host EC2 (instance " + instance.ec2InstanceId() + ") terminated.");
        registry.on(instanceArn).forEach(live -> {
            progression.vanish(live, stop, now);
            switch (tasks) {
                case REPORTED -> progression.tell(live, now);
                case SILENT -> {}
                case MISSING -> live.forget(now);
            }
        });
        tell(instance, now);
    }

    private void tell(ContainerInstance instance, Instant now) {
        outbox.send(events.instance(instance, fleet.remaining(instance), now), EventFaults.NONE);
    }
}
