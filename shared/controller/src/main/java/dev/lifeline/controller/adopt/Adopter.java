package dev.lifeline.controller.adopt;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.LaunchRecords.RecordAnswer;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Adopts foreign tasks that a policy's {@code match} selects. Such a task is the first attempt of a run named after the
 * task's id; later attempts are Lifeline's own.
 *
 * <p>Once adopted, a task stays with its run, even if policies change, so each event of a foreign task costs a read if
 * any policy was ever put. Its launch is looked up at its first event and before anything is decided, because StopTask
 * deletes its tags. Without an answer it is looked up again with each news of the task.
 */
public final class Adopter {
    /** ECS remembers a stopped task for about this long; older events are ignored. */
    private static final Duration LATE = Duration.ofHours(1);

    private final AdoptingPolicies policies;
    private final LaunchRecords records;
    private final TaskFinder finder;
    private final TaskDefinitions definitions;
    private final RunLoop loop;

    public Adopter(ControllerPorts ports, RunLoop loop) {
        this.policies = ports.foreign().policies();
        this.records = ports.foreign().records();
        this.finder = ports.ecs().finder();
        this.definitions = ports.ecs().definitions();
        this.loop = loop;
    }

    public Received receive(TaskDetail detail) {
        EcsTask task = detail.task();
        if (task.placement().ownedByEcs()) {
            return notOurs(task, "is owned by " + task.placement().group().orElse("ECS"));
        }
        Optional<RunId> id = RunId.parse(task.ref().id()).filter(any -> policies.any());
        Optional<Stored> adopted = id.flatMap(loop::load);
        if (adopted.isPresent()) {
            seen(adopted.get(), task);
            return new Received.Delivered(List.of(adopted.get().run().id()));
        }
        return id.flatMap(run -> policies.adopting(task.placement()).map(policy -> atFirstSight(run, detail, policy)))
                .orElseGet(() -> notOurs(
                        task, "was not started by Lifeline, and no policy adopts it" + whyNot(id, task.placement())));
    }

    private String whyNot(Optional<RunId> id, EcsTask.Placement placement) {
        return id.map(run -> ": " + String.join("; ", policies.whyNot(placement)))
                .orElse("");
    }

    private void seen(Stored stored, EcsTask task) {
        TaskSeen seen = new TaskSeen(1, task);
        loop.act(askedAgain(stored.run(), task)
                .map(told ->
                        loop.turn(stored, (run, circumstances) -> Supervisor.decide(run, told, seen, circumstances)))
                .orElseGet(() -> loop.turn(stored, seen)));
    }

    /** Looks up the task's launch, if it is still unknown. */
    private Optional<Adoption> askedAgain(Run run, EcsTask task) {
        boolean news = run.attempt()
                .seen()
                .filter(known -> known.version() >= task.version())
                .isEmpty();
        return run.hasUnansweredGaps() && news
                ? policies.version(run.policy())
                        .map(policy -> evidence(task, new ToldLaunch(run.request(), List.of()), policy))
                        .filter(evidence -> !evidence.isTooEarly())
                        .map(evidence -> adoption(evidence, records.of(task.ref())))
                : Optional.empty();
    }

    private Received atFirstSight(RunId id, TaskDetail detail, PolicyDocument policy) {
        EcsTask task = detail.task();
        if (task.isStopped() && endedLongAgo(task)) {
            return notOurs(task, "ended more than " + LATE.toHours() + " h ago: too late to be adopted");
        }
        if (task.placement().taskDefinition().isEmpty()) {
            return notOurs(task, "runs a task definition that its event does not name: it cannot be adopted");
        }
        LaunchEvidence evidence = evidence(task, detail.launch().get(), policy);
        if (evidence.isTooEarly()) {
            return notOurs(task, "is unknown to ECS: not yet known, or forgotten");
        }
        adopt(id, evidence, policy);
        return new Received.Delivered(List.of(id));
    }

    /** The record has precedence, except for what only the task's events have. */
    private static Adoption adoption(LaunchEvidence evidence, RecordAnswer recorded) {
        return switch (recorded) {
            case RecordAnswer.RecordFound found ->
                new RecordedEvidence(found.launch(), evidence.template(), evidence.definition())
                        .ofTask(evidence.told().request());
            case RecordAnswer.NotYet later -> evidence.adoption(MissingLaunchFact.Availability.AWAITED);
            case RecordAnswer.Never none -> evidence.adoption(MissingLaunchFact.Availability.LASTING);
        };
    }

    private LaunchEvidence evidence(EcsTask task, ToldLaunch told, PolicyDocument policy) {
        EcsTask.Placement placement = task.placement();
        return new LaunchEvidence(
                task,
                told,
                policy.launch(),
                finder.details(placement.cluster(), task.ref()),
                new DefinitionEvidence(definitions.definition(placement.taskDefinition())));
    }

    private void adopt(RunId id, LaunchEvidence evidence, PolicyDocument policy) {
        EcsTask task = evidence.latest();
        RecordAnswer recorded = records.of(task.ref());
        Adoption adoption = adoption(evidence, recorded);
        Identity identity = loop.decider().identity(id, task.ref().id());
        Decision decision = loop.decider()
                .decide(policy.policy(), circumstances -> Supervisor.adopt(identity, adoption, task, circumstances));
        loop.begin(decision, new TaskSeen(1, task));
        if (recorded instanceof RecordAnswer.NotYet
                && records.of(task.ref()) instanceof RecordAnswer.RecordFound meanwhile) {
            // The recorder may have looked for the run before it existed.
            learn(task.ref(), meanwhile.launch());
        }
    }

    /**
     * Passes a record to the run that adopted the task, if it is alive.
     *
     * @throws dev.lifeline.controller.ecs.EcsUnavailable if the task definition is temporarily unavailable
     */
    Optional<RunId> learn(TaskRef task, RecordedLaunch launch) {
        return RunId.parse(task.id())
                .filter(any -> policies.any())
                .flatMap(loop::load)
                .filter(stored -> !stored.run().hasEnded())
                .flatMap(
                        stored -> policies.version(stored.run().policy()).map(policy -> learn(stored, launch, policy)));
    }

    private RunId learn(Stored stored, RecordedLaunch launch, PolicyDocument policy) {
        LaunchRequest known = stored.run().request();
        RecordedEvidence evidence = new RecordedEvidence(
                launch,
                policy.launch(),
                new DefinitionEvidence(definitions.definition(known.taskDefinition())).answered());
        loop.act(loop.turn(stored, new LaunchRecorded(evidence.ofTask(known))));
        return stored.run().id();
    }

    private boolean endedLongAgo(EcsTask task) {
        Instant earliest = loop.decider().now().minus(LATE);
        return task.times()
                .stopped()
                .or(() -> task.times().created())
                .filter(ended -> ended.isBefore(earliest))
                .isPresent();
    }

    private static Received notOurs(EcsTask task, String why) {
        return new Received.NotOurs("task " + task.ref().id() + " " + why);
    }
}
