package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.port.Parking;
import dev.lifeline.controller.port.Parking.Origin;
import dev.lifeline.controller.port.Parking.Parked;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

        /**
         * ECS finds a container instance unhealthy; ECS was asked how the tasks of these runs are, which live on it.
         */
        record Impaired(String instance, List<RunId> runs) implements Received {
            public Impaired {
                runs = List.copyOf(runs);
            }
        }

        /**
         * It concerns no run: a task of a service, one that no policy adopts, one of a cluster, an account or a region
         * that is not this deployment's; an instance that is healthy; a kind of event that says nothing about runs.
         */
        record NotOurs(String reason) implements Received {}

        /** It is a timer of a run, or a task's that bears the name of one, that does not exist, or no longer. */
        record NoSuchRun(RunKey run) implements Received {}

        /** It concerns a task that bears the name of a run and is not the run's own; nothing is done about it. */
        record Stranger(TaskRef task, String reason) implements Received {}

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
            case Event.TaskStateChange change -> here(change.envelope(), () -> task(change.detail()));
            case Event.InstanceChange change -> here(change.envelope(), () -> instance(change.detail()));
            case Event.RunTaskRecorded recorded ->
                here(recorded.envelope(), () -> recorder.receive(recorded.envelope(), recorded.call()));
            case Event.TimerExpired expired -> expired(expired.timer());
            case Event.Unsupported unsupported -> unsupported(messageId, origin, unsupported.envelope(), json);
            case Event.Malformed malformed -> park(messageId, origin, malformed.reason(), json);
        };
    }

    /** ECS may add kinds of events at any time; one of another source says that a rule is wrong. */
    private Received unsupported(String messageId, Origin origin, Envelope envelope, String json) {
        return envelope.source().equals(EventParser.SOURCE)
                ? new Received.NotOurs("\"" + envelope.detailType() + "\" says nothing about a run")
                : park(
                        messageId,
                        origin,
                        "no function handles \"" + envelope.detailType() + "\" of " + envelope.source()
                                + "; correct the rule that sent it",
                        json);
    }

    private Received here(Envelope envelope, Supplier<Received> handling) {
        return surroundings.clusters().mayBeIn(envelope.account(), envelope.region())
                ? handling.get()
                : new Received.NotOurs(
                        "the event is of account " + envelope.account().orElse("?") + " in "
                                + envelope.region().orElse("?"));
    }

    private Optional<Received> elsewhere(String what, String cluster) {
        return surroundings.clusters().contains(cluster)
                ? Optional.empty()
                : Optional.of(new Received.NotOurs(what + " is in cluster " + cluster
                        + ", and this deployment may act in " + surroundings.clusters()));
    }

    private Received task(TaskDetail detail) {
        EcsTask task = detail.task();
        return elsewhere("task " + task.ref().id(), task.placement().cluster()).orElseGet(() -> inCluster(detail));
    }

    private Received inCluster(TaskDetail detail) {
        return detail.task()
                .placement()
                .startedBy()
                .filter(TaskName::isReserved)
                .map(startedBy -> named(startedBy, detail.task()))
                .orElseGet(() -> adopter.receive(detail));
    }

    private Received named(String startedBy, EcsTask task) {
        if (!TaskName.isOf(surroundings.namespace(), startedBy)) {
            return new Received.NotOurs(
                    "task " + task.ref().id() + " was started by " + startedBy + ", in another namespace");
        }
        return TaskName.parse(startedBy)
                .map(name -> ofRun(name, task))
                .orElseGet(() -> new Received.Stranger(
                        task.ref(),
                        "task " + task.ref().id() + " was started by " + startedBy + ", which names no attempt"));
    }

    private Received ofRun(TaskName name, EcsTask task) {
        return loop.observe(name.run(), new TaskSeen(name.attempt(), task))
                .map(turn -> received(turn, task))
                .orElseGet(() -> new Received.NoSuchRun(name.run()));
    }

    private static Received received(Turn turn, EcsTask task) {
        return turn.decision().outcome() == Decision.Outcome.STRANGER
                ? new Received.Stranger(
                        task.ref(), turn.decision().explanation().reason())
                : new Received.Delivered(List.of(turn.stored().run().id()));
    }

    private Received expired(Timer timer) {
        return loop.wake(timer)
                .<Received>map(turn ->
                        new Received.Delivered(List.of(turn.stored().run().id())))
                .orElseGet(() -> new Received.NoSuchRun(timer.run()));
    }

    private Received instance(InstanceDetail instance) {
        String arn = instance.containerInstanceArn();
        Optional<Received> elsewhere =
                instance.cluster().flatMap(cluster -> elsewhere("container instance " + arn, cluster));
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        return switch (instance.news()) {
            case NONE -> new Received.NotOurs("container instance " + arn + " is neither gone nor impaired");
            case GONE -> {
                List<RunKey> runs = surroundings.store().onInstance(arn);
                yield new Received.Delivered(observe(runs, new InstanceLost(arn)));
            }
            case IMPAIRED -> {
                List<RunKey> runs = surroundings.store().onInstance(arn);
                yield new Received.Impaired(arn, observe(runs, new InstanceImpaired(arn)));
            }
        };
    }

    /** Brings it to each of the runs, and only then fails if it failed for one: none may wait for another's sake. */
    private List<RunId> observe(List<RunKey> runs, Observation observation) {
        List<RunId> observed = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (RunKey run : runs) {
            try {
                loop.observe(run, observation)
                        .ifPresent(turn -> observed.add(turn.stored().run().id()));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return observed;
    }

    private Received park(String messageId, Origin origin, String reason, String json) {
        parking.park(
                new Parked(messageId, origin, reason, json, surroundings.clock().instant()));
        return new Received.PutAside(reason);
    }
}
