package dev.lifeline.controller.replay;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.RunTaskCall;
import dev.lifeline.controller.event.RunTaskCall.Asked;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Identity;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Namespace;
import dev.lifeline.lifecycle.run.Nonce;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import dev.lifeline.lifecycle.run.Supervisor;
import dev.lifeline.lifecycle.run.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Feeds recorded events to the core, in the order given, and tells what it decides about each. Every task that no
 * service owns counts as adopted, unless the policy's {@code match} says otherwise: it is the first attempt of a run of
 * its own, unless an earlier run of the recording launched it. A policy that is off adopts nothing. The shadow that a
 * policy names is not asked.
 *
 * <p>Pure: an event's own time is the time at which it is decided about, and jitter is always the middle of its range.
 */
public final class Replay {
    private static final Duration NEVER = Duration.ofDays(3650);

    /** Nothing is ever carried out here, so nothing is ever overdue. */
    private static final Limits LIMITS = new Limits(
            NEVER,
            NEVER,
            Duration.ZERO,
            NEVER,
            NEVER,
            NEVER,
            Limits.STANDARD.patience(),
            Limits.STANDARD.stops(),
            Limits.STANDARD.attempts());

    private static final double MIDDLE = 0.5;

    private final EventParser parser = new EventParser();
    private final PolicyDocument document;
    private final Map<RunKey, Run> runs = new HashMap<>();
    private final Map<TaskRef, Attempt> tasks = new HashMap<>();
    private Instant latest = Instant.EPOCH;

    /** The n-th attempt of a run. */
    private record Attempt(RunId run, int number) {}

    public Replay(PolicyDocument document) {
        this.document = document;
    }

    /**
     * What is decided about one event; usually one line, for a lost container instance one for each run that lived on
     * it.
     */
    public List<ReplayLine> feed(String name, String json) {
        return switch (parser.parse(json)) {
            case Event.TaskStateChange change -> List.of(task(name, change.envelope(), change.detail()));
            case Event.InstanceChange change -> instance(name, change.envelope(), change.detail());
            case Event.RunTaskRecorded recorded -> launch(name, recorded.envelope(), recorded.call());
            case Event.Unsupported other ->
                List.of(ReplayLine.ignored(
                        name,
                        "no rule for \"" + other.envelope().detailType() + "\" of "
                                + other.envelope().source()));
            case Event.Malformed malformed -> List.of(ReplayLine.rejected(name, malformed.reason()));
        };
    }

    private ReplayLine task(String name, Envelope envelope, TaskDetail detail) {
        EcsTask task = detail.task();
        if (task.placement().ownedByEcs()) {
            return ReplayLine.ignored(
                            name, "owned by " + task.placement().group().orElse("ECS") + ", which replaces it")
                    .of(task);
        }
        if (!tasks.containsKey(task.ref()) && launcher(task).isEmpty() && !adopts(task.placement())) {
            return ReplayLine.ignored(name, document.whyNot(task.placement())).of(task);
        }
        Attempt attempt = tasks.computeIfAbsent(task.ref(), ref -> name(task));
        Run run = runs.get(attempt.run().key());
        if (run == null) {
            ToldLaunch told = detail.launch().get();
            Decision adopted = Supervisor.adopt(
                    anew(attempt.run()), new Adoption(told.request(), told.gaps()), task, at(time(envelope)));
            runs.put(attempt.run().key(), adopted.run());
            return ReplayLine.of(name, adopted).of(task);
        }
        return ReplayLine.of(name, decide(named(run, task), new TaskSeen(attempt.number(), task), time(envelope)))
                .of(task);
    }

    /** Tasks that were not made are adopted as tasks are; the request of those that were is not needed here. */
    private List<ReplayLine> launch(String name, Envelope envelope, RunTaskCall call) {
        List<ReplayLine> lines = new ArrayList<>();
        call.missing().forEach((id, failure) -> {
            Asked asked = call.asked().orElseThrow();
            if (!runs.containsKey(id.key()) && adopts(asked.placement())) {
                Decision refused = Supervisor.adoptRefused(
                        anew(id),
                        new Adoption(asked.launch().request(), asked.launch().gaps()),
                        new LaunchAnswer.NotPlaced(failure),
                        at(time(envelope)));
                runs.put(id.key(), refused.run());
                lines.add(ReplayLine.of(name, refused));
            }
        });
        return lines.isEmpty() ? List.of(ReplayLine.ignored(name, "RunTask: no task of others is missing")) : lines;
    }

    private List<ReplayLine> instance(String name, Envelope envelope, InstanceDetail instance) {
        String arn = instance.containerInstanceArn();
        return switch (instance.news()) {
            case NONE ->
                List.of(ReplayLine.ignored(name, "container instance " + arn + " is neither gone nor impaired"));
            case GONE -> onInstance(name, envelope, arn, new InstanceLost(arn));
            case IMPAIRED -> onInstance(name, envelope, arn, new InstanceImpaired(arn));
        };
    }

    private List<ReplayLine> onInstance(String name, Envelope envelope, String instance, Observation observation) {
        List<Run> affected = runs.values().stream()
                .filter(run -> run.instance().filter(instance::equals).isPresent())
                .sorted((left, right) -> left.id().value().compareTo(right.id().value()))
                .toList();
        return affected.isEmpty()
                ? List.of(ReplayLine.ignored(name, "no live attempt on container instance " + instance))
                : affected.stream()
                        .map(run -> ReplayLine.of(name, decide(run, observation, time(envelope))))
                        .toList();
    }

    /**
     * The attempt that the task says it is, if its run is part of the recording; else the first of a run of its own.
     */
    private Attempt name(EcsTask task) {
        return launcher(task)
                .flatMap(name ->
                        Optional.ofNullable(runs.get(name.run())).map(run -> new Attempt(run.id(), name.attempt())))
                .orElseGet(() -> new Attempt(RunId.parse(task.ref().id()).orElseGet(() -> anonymous(task)), 1));
    }

    /** The attempt of the recording that the task says it is. */
    private Optional<TaskName> launcher(EcsTask task) {
        return task.placement().startedBy().flatMap(TaskName::parse).filter(name -> runs.containsKey(name.run()));
    }

    /** A run of the recording under the names that whoever recorded it gave it, as soon as they are told. */
    private Run named(Run run, EcsTask task) {
        return launcher(task)
                .map(name -> run.known(new Identity(
                        run.id(), name.namespace(), name.nonce(), run.id().value())))
                .orElse(run);
    }

    /** What a run is called until its own names are told. */
    private static Identity anew(RunId id) {
        return new Identity(id, new Namespace("replay"), Nonce.first(0), id.value());
    }

    private boolean adopts(EcsTask.Placement task) {
        return document.policy().mode() != Mode.OFF && (document.match().isEmpty() || document.adopts(task));
    }

    private static RunId anonymous(EcsTask task) {
        return new RunId("task-" + Integer.toHexString(task.ref().hashCode()));
    }

    private Decision decide(Run before, Observation observation, Instant time) {
        Run run = observation instanceof TaskSeen seen ? upTo(before, seen.attempt()) : before;
        // The retry is told of where it is decided; by the time of a later event it must not be told of again.
        Instant now = run.phase() instanceof Phase.BackingOff backingOff && !time.isBefore(backingOff.until())
                ? backingOff.until().minusMillis(1)
                : time;
        Decision decision = Supervisor.decide(run, observation, at(now));
        runs.put(run.id().key(), decision.run());
        return decision;
    }

    /** The run with the attempt begun that an event speaks of. */
    private Run upTo(Run run, int attempt) {
        return attempt > run.attempt().number() && run.phase() instanceof Phase.BackingOff backingOff
                ? Supervisor.decide(run, new TimePassed(), at(backingOff.until()))
                        .run()
                : run;
    }

    /** An event that does not say when it happened, happened with the one before it. */
    private Instant time(Envelope envelope) {
        latest = envelope.time().orElse(latest);
        return latest;
    }

    private Circumstances at(Instant now) {
        return new Circumstances(document.policy(), Optional.empty(), CauseCatalog.standard(), LIMITS, now, MIDDLE);
    }
}
