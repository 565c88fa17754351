package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.port.Parking;
import dev.lifeline.controller.port.Parking.Origin;
import dev.lifeline.controller.port.Parking.Parked;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunId.AttemptName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the events of EventBridge to the runs that they concern. What can never be handled is parked with its reason.
 */
public final class EventReceiver {
    private final EventParser parser = new EventParser();
    private final Surroundings surroundings;
    private final Parking parking;
    private final RunLoop loop;
    private final Adopter adopter;
    private final LaunchRecorder recorder;

    /** Leaves the tasks of others alone. */
    public EventReceiver(Surroundings surroundings, Parking parking) {
        this(surroundings, ForeignTasks.ignored(), parking);
    }

    public EventReceiver(Surroundings surroundings, ForeignTasks foreign, Parking parking) {
        this.surroundings = surroundings;
        this.parking = parking;
        this.loop = new RunLoop(surroundings);
        this.adopter = new Adopter(surroundings, foreign);
        this.recorder = new LaunchRecorder(surroundings, foreign, adopter);
    }

    /** What became of an event. */
    public sealed interface Received {

        /** It was brought to these runs; each decided for itself whether it was news. */
        record Delivered(List<RunId> runs) implements Received {
            public Delivered {
                runs = List.copyOf(runs);
            }
        }

        /**
         * A launch of others, kept as far as it is told.
         *
         * @param runs those that it concerns
         * @param notes what of it is not kept or not adopted, and why
         */
        record Recorded(List<RunId> runs, List<String> notes) implements Received {
            public Recorded {
                runs = List.copyOf(runs);
                notes = List.copyOf(notes);
            }
        }

        /** It concerns no run: a task of a service or of others, an instance that lives on. */
        record NotOurs(String reason) implements Received {}

        /** It concerns a task that bears the name of a run that there is not, any more or in this table. */
        record NoSuchRun(RunId run) implements Received {}

        /** It can never be handled and was put aside. */
        record PutAside(String reason) implements Received {}
    }

    /**
     * Handles one event. Whatever it throws passes: the message is then to be delivered again.
     *
     * @param messageId names the message, so that one that is delivered again is not parked twice
     */
    public Received receive(String messageId, Origin origin, String json) {
        return switch (parser.parse(json)) {
            case Event.TaskStateChange change -> task(change.detail());
            case Event.InstanceStateChange change -> instance(change.detail());
            case Event.RunTaskRecorded recorded -> recorder.receive(recorded.envelope(), recorded.call());
            case Event.Unsupported unsupported ->
                park(
                        messageId,
                        origin,
                        "no function handles \"" + unsupported.envelope().detailType() + "\" of "
                                + unsupported.envelope().source() + "; correct the rule that sent it",
                        json);
            case Event.Malformed malformed -> park(messageId, origin, malformed.reason(), json);
        };
    }

    private Received task(TaskDetail detail) {
        Optional<AttemptName> name = detail.task().placement().startedBy().flatMap(RunId::startedBy);
        return name.isEmpty() ? adopter.receive(detail) : ofRun(name.get(), detail.task());
    }

    private Received ofRun(AttemptName name, EcsTask task) {
        return loop.observe(name.run(), new TaskSeen(name.attempt(), task))
                .<Received>map(turn -> new Received.Delivered(List.of(name.run())))
                .orElseGet(() -> new Received.NoSuchRun(name.run()));
    }

    private Received instance(InstanceDetail instance) {
        if (!instance.isGone()) {
            return new Received.NotOurs("container instance " + instance.containerInstanceArn() + " is not gone");
        }
        List<RunId> runs = surroundings.store().onInstance(instance.containerInstanceArn());
        observe(runs, new InstanceLost(instance.containerInstanceArn()));
        return new Received.Delivered(runs);
    }

    /** Brings it to each of the runs, and only then fails if it failed for one: none may wait for another's sake. */
    private void observe(List<RunId> runs, Observation observation) {
        List<RuntimeException> failures = new ArrayList<>();
        for (RunId run : runs) {
            try {
                loop.observe(run, observation);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private Received park(String messageId, Origin origin, String reason, String json) {
        parking.park(
                new Parked(messageId, origin, reason, json, surroundings.clock().instant()));
        return new Received.PutAside(reason);
    }
}
