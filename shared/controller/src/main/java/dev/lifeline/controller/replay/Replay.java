package dev.lifeline.controller.replay;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.RunTaskCall;
import dev.lifeline.controller.event.RunTaskCall.ForeignRequest;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.ReplayedRuns.ReplayedAttempt;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Feeds recorded events to the core, in the given order, and shows what it decides about each. Every task that no
 * service owns is adopted, unless the policy's {@code match} says otherwise: it is the first attempt of a separate run,
 * unless an earlier run of the recording launched it. A policy that is off adopts nothing. Shadows are not asked.
 *
 * <p>Memory is bounded: it keeps the 10,000 ended runs and the 20,000 live ones that were decided about last. An event
 * of a forgotten run is ignored, and its line says so.
 *
 * <p>Pure: an event is decided about at its own time, and jitter is always the middle of its range.
 */
public final class Replay {
    /** The last events of a task arrive within minutes of each other. Later ones are duplicates. */
    static final int MOST_ENDED = 10_000;

    static final int MOST_ALIVE = 20_000;

    private final PolicyDocument document;
    private final ReplayedRuns runs;
    private final ReplayedDecisions decisions;

    public Replay(PolicyDocument document) {
        this(document, new ReplayedRuns(MOST_ENDED, MOST_ALIVE));
    }

    Replay(PolicyDocument document, ReplayedRuns runs) {
        this.document = document;
        this.runs = runs;
        this.decisions = new ReplayedDecisions(document.policy(), runs);
    }

    /** The decisions about one event: usually one line; for a lost container instance, one per run on it. */
    public List<ReplayLine> feed(String name, Event event) {
        return switch (event) {
            case Event.TaskStateChange change -> List.of(task(name, change.envelope(), change.detail()));
            case Event.InstanceChange change -> instance(name, change.envelope(), change.detail());
            case Event.RunTaskRecorded recorded -> launch(name, recorded.envelope(), recorded.call());
            case Event.TimerExpired expired ->
                List.of(ReplayLine.ignored(
                        name, "a timer of run " + expired.timer().run() + ", not an event of ECS"));
            case Event.Unsupported other ->
                List.of(ReplayLine.ignored(
                        name,
                        "no rule for \"" + other.envelope().detailType() + "\" of "
                                + other.envelope().source()));
            case Event.Malformed malformed -> List.of(ReplayLine.rejected(name, malformed.reason()));
        };
    }

    /** The line about an event that is too large to read. */
    public static ReplayLine tooLarge(String name, long bytes) {
        return ReplayLine.rejected(name, EventParser.tooLarge(bytes).reason());
    }

    /** The line about a part of the recording that cannot be read. */
    public static ReplayLine unreadable(String name, String what) {
        return ReplayLine.rejected(name, what);
    }

    private ReplayLine task(String name, Envelope envelope, TaskDetail detail) {
        EcsTask task = detail.task();
        if (task.placement().ownedByEcs()) {
            return ReplayLine.ignored(
                            name, "owned by " + task.placement().group().orElse("ECS") + ", which replaces it")
                    .of(task);
        }
        Optional<ReplayedAttempt> known = runs.attemptOf(task.ref());
        if (known.isPresent()) {
            return seen(name, envelope, known.get(), task);
        }
        Optional<ReplayedAttempt> launched =
                launcher(task).map(launcher -> new ReplayedAttempt(launcher.run(), launcher.attempt()));
        if (launched.isPresent()) {
            runs.put(task.ref(), launched.get());
            return seen(name, envelope, launched.get(), task);
        }
        return ofItsOwn(name, envelope, detail);
    }

    /** The task is the first attempt of a separate run, if it is adopted. */
    private ReplayLine ofItsOwn(String name, Envelope envelope, TaskDetail detail) {
        EcsTask task = detail.task();
        RunId id = runOf(task);
        RunKey key = id.key();
        if (isForgotten(key, task)) {
            return ReplayLine.ignored(name, "its run ended or fell silent long before, and is forgotten")
                    .of(task);
        }
        if (!adopts(task.placement())) {
            return ReplayLine.ignored(name, document.whyNot(task.placement())).of(task);
        }
        // Of two tasks with one id, the first one's run.
        ReplayedAttempt first = new ReplayedAttempt(key, 1);
        if (runs.contains(key)) {
            runs.put(task.ref(), first);
            return seen(name, envelope, first, task);
        }
        Decision adopted = decisions.adopt(id, detail, envelope);
        runs.put(key, adopted.run());
        runs.put(task.ref(), first);
        return ReplayLine.of(name, adopted).of(task);
    }

    private ReplayLine seen(String name, Envelope envelope, ReplayedAttempt attempt, EcsTask task) {
        Run run = named(runs.find(attempt.run()).orElseThrow(), task);
        TaskSeen seen = new TaskSeen(attempt.number(), task);
        return ReplayLine.of(name, decisions.decide(attempt.run(), run, seen, envelope))
                .of(task);
    }

    private boolean isForgotten(RunKey key, EcsTask task) {
        return runs.hasForgotten(key)
                || task.placement()
                        .startedBy()
                        .flatMap(TaskName::parse)
                        .filter(launcher -> runs.hasForgotten(launcher.run()))
                        .isPresent();
    }

    /** Missing tasks are adopted like tasks. The requests of the others are not needed here. */
    private List<ReplayLine> launch(String name, Envelope envelope, RunTaskCall call) {
        List<ReplayLine> lines = new ArrayList<>();
        call.missing().forEach((id, failure) -> {
            ForeignRequest asked = call.asked().orElseThrow();
            RunKey key = id.key();
            if (!runs.contains(key) && !runs.hasForgotten(key) && adopts(asked.placement())) {
                Decision refused = decisions.refuse(id, asked.launch(), failure, envelope);
                runs.put(key, refused.run());
                lines.add(ReplayLine.of(name, refused));
            }
        });
        return lines.isEmpty() ? List.of(ReplayLine.ignored(name, "RunTask: no foreign task is missing")) : lines;
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
        List<Run> affected = runs.all()
                .filter(run -> run.instance().filter(instance::equals).isPresent())
                .sorted((left, right) -> left.id().value().compareTo(right.id().value()))
                .toList();
        return affected.isEmpty()
                ? List.of(ReplayLine.ignored(name, "no live attempt on container instance " + instance))
                : affected.stream()
                        .map(run ->
                                ReplayLine.of(name, decisions.decide(run.id().key(), run, observation, envelope)))
                        .toList();
    }

    /** The attempt of the recording that the task claims to be. */
    private Optional<TaskName> launcher(EcsTask task) {
        return task.placement().startedBy().flatMap(TaskName::parse).filter(name -> runs.contains(name.run()));
    }

    /** A run under its names in the recording, once events show them. */
    private Run named(Run run, EcsTask task) {
        return launcher(task)
                .map(name -> run.known(new Identity(
                        run.id(),
                        name.namespace(),
                        name.nonce(),
                        name.coverage(),
                        run.id().value())))
                .orElse(run);
    }

    private boolean adopts(EcsTask.Placement task) {
        return document.policy().mode() != Mode.OFF && (document.match().isEmpty() || document.adopts(task));
    }

    private static RunId runOf(EcsTask task) {
        return RunId.parse(task.ref().id())
                .orElseGet(
                        () -> new RunId("task-" + Integer.toHexString(task.ref().hashCode())));
    }
}
