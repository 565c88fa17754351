package dev.lifeline.controller.receive;

import dev.lifeline.controller.adopt.Adopter;
import dev.lifeline.controller.adopt.LaunchRecorder;
import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Turn;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Passes EventBridge events to the runs that they concern. Events that can never be handled are quarantined with their
 * reason.
 */
public final class EventReceiver {
    private final EventParser parser = new EventParser();
    private final RunLoop loop;
    private final Adopter adopter;
    private final LaunchRecorder recorder;
    private final InstanceRuns instances;
    private final Quarantine quarantine;
    private final DeploymentRules rules;
    private final Notes notes;

    public EventReceiver(ControllerPorts ports, RunLoop loop) {
        this.loop = loop;
        this.adopter = new Adopter(ports, loop);
        this.recorder = new LaunchRecorder(ports, loop, adopter);
        this.instances = ports.table().instances();
        this.quarantine = ports.table().quarantine();
        this.rules = ports.rules();
        this.notes = ports.notes();
    }

    /**
     * Handles one event. If it throws, the failure is transient, and the message must be delivered again.
     *
     * @param messageId identifies the message, so that a second delivery is not quarantined again
     */
    public Received receive(String messageId, Origin origin, String json) {
        return receive(messageId, origin, parser.parse(json), json);
    }

    /** Handles a parsed event. */
    public Received receive(String messageId, Origin origin, Event event, String json) {
        Received received = handled(messageId, origin, event, json);
        notes.add(new Note.EventHandled(received));
        return received;
    }

    private Received handled(String messageId, Origin origin, Event event, String json) {
        return switch (event) {
            case Event.TaskStateChange change -> here(change.envelope(), () -> task(change.detail()));
            case Event.InstanceChange change -> here(change.envelope(), () -> instance(change.detail()));
            case Event.RunTaskRecorded recorded ->
                here(recorded.envelope(), () -> recorder.receive(recorded.envelope(), recorded.call()));
            case Event.TimerExpired expired -> expired(expired.timer());
            case Event.Unsupported unsupported -> unsupported(messageId, origin, unsupported.envelope(), json);
            case Event.Malformed malformed -> quarantine(messageId, origin, malformed.reason(), json);
        };
    }

    /** ECS may add kinds of events at any time. An event of another source means that a rule is wrong. */
    private Received unsupported(String messageId, Origin origin, Envelope envelope, String json) {
        return envelope.source().equals(EventParser.SOURCE)
                ? new Received.NotOurs("\"" + envelope.detailType() + "\" says nothing about a run")
                : quarantine(
                        messageId,
                        origin,
                        "no function handles \"" + envelope.detailType() + "\" of " + envelope.source()
                                + "; correct the rule that sent it",
                        json);
    }

    private Received here(Envelope envelope, Supplier<Received> handling) {
        return rules.clusters().mayBeIn(envelope.account(), envelope.region())
                ? handling.get()
                : new Received.NotOurs(
                        "the event is of account " + envelope.account().orElse("?") + " in "
                                + envelope.region().orElse("?"));
    }

    private Optional<Received> elsewhere(String what, String cluster) {
        return rules.clusters().contains(cluster)
                ? Optional.empty()
                : Optional.of(new Received.NotOurs(
                        what + " is in cluster " + cluster + ", and this deployment may act in " + rules.clusters()));
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
        if (!TaskName.isOf(rules.namespace(), startedBy)) {
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
                .orElseGet(() -> new Received.OfMissingRun(name.run()));
    }

    private static Received received(Turn turn, EcsTask task) {
        return turn.decision().outcome() == Decision.DecisionOutcome.STRANGER
                ? new Received.Stranger(
                        task.ref(), turn.decision().explanation().reason())
                : new Received.Delivered(List.of(turn.stored().run().id()));
    }

    private Received expired(Timer timer) {
        return loop.wake(timer)
                .<Received>map(turn ->
                        new Received.Delivered(List.of(turn.stored().run().id())))
                .orElseGet(() -> new Received.OfMissingRun(timer.run()));
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
                List<RunKey> runs = instances.onInstance(arn);
                yield new Received.Delivered(observe(runs, new InstanceLost(arn)));
            }
            case IMPAIRED -> {
                List<RunKey> runs = instances.onInstance(arn);
                yield new Received.Impaired(arn, observe(runs, new InstanceImpaired(arn)));
            }
        };
    }

    /** Passes it to each of the runs, and fails only afterwards if one failed: no run may wait because of another. */
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

    private Received quarantine(String messageId, Origin origin, String reason, String json) {
        quarantine.put(new QuarantinedMessage(
                messageId, origin, reason, json, loop.decider().now()));
        return new Received.Quarantined(reason);
    }
}
