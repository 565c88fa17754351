package dev.lifeline.tests.simulation;

import dev.lifeline.controller.port.RunStore.Due;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunId.AttemptName;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.local.ecs.model.DesiredStatus;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.model.Timeline.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees all that is saved and all that ECS is told, and knows what must hold. */
final class Witness {
    /**
     * A client token lives for an hour at least, and ECS shows a stopped task for as long (AWS "Ensuring idempotency").
     */
    private static final Duration HOUR = Duration.ofHours(1);

    private final World world;
    private final Indexes indexes = new Indexes();
    private final Map<RunId, Run> runs = new LinkedHashMap<>();
    private final Map<RunId, Long> revisions = new HashMap<>();
    private final Map<AttemptName, Launches> launches = new LinkedHashMap<>();
    private final Map<TaskRef, AttemptName> names = new LinkedHashMap<>();
    private final Map<FunctionInstance, List<Owed>> learnt = new HashMap<>();
    private final Set<TaskRef> revenants = new HashSet<>();
    private int unfinished;

    Witness(World world) {
        this.world = world;
    }

    /** An effect that a function has saved and may carry out, once. */
    private record Owed(RunId run, Effect effect) {}

    /** What ECS was told of an attempt. */
    private static final class Launches {
        private Optional<Instant> fresh = Optional.empty();
        private final List<String> tasks = new ArrayList<>();
    }

    Indexes indexes() {
        return indexes;
    }

    Map<RunId, Run> runs() {
        return runs;
    }

    /** How many runs are not over with all that they owe. */
    int unfinished() {
        return unfinished;
    }

    void saved(FunctionInstance function, Run run, long revision, Explanation explanation) {
        Optional<Run> before = Optional.ofNullable(runs.put(run.id(), run));
        long last = Optional.ofNullable(revisions.put(run.id(), revision)).orElse(0L);
        hold(revision == last + 1, "a revision grows by one", run.id(), last, revision);
        unfinished += (isFinished(run) ? 0 : 1)
                - before.map(was -> isFinished(was) ? 0 : 1).orElse(0);
        indexes.saved(world.time().now(), run);
        world.reconciling().saved(run);
        run.attempt().task().ifPresent(task -> bearsItsName(run, task));
        for (PendingEffect owed : run.pending()) {
            if (owed.effect() instanceof Effect.RunTask launch) {
                launches.computeIfAbsent(new AttemptName(run.id(), launch.attempt()), name -> new Launches());
            }
        }
        before.ifPresent(was -> {
            new SavedStep(was, run, explanation, function.testimony().policy(run)).check();
            stopsRevenantsOnce(was, run);
            givesUpWhatIsGone(was, run);
            refusedWhatIsNot(run);
            hold(
                    function.testimony().bears(run, explanation),
                    "a journal entry replays to the same decision",
                    run.id(),
                    explanation.observation(),
                    explanation.reason());
        });
    }

    private static boolean isFinished(Run run) {
        return run.hasEnded() && run.pending().isEmpty();
    }

    private void bearsItsName(Run run, TaskRef task) {
        AttemptName name = names.get(task);
        hold(
                name == null
                        || name.equals(new AttemptName(run.id(), run.attempt().number())),
                "an attempt goes on with its own task",
                run.id(),
                run.attempt().number(),
                task,
                names);
    }

    private void stopsRevenantsOnce(Run before, Run after) {
        for (PendingEffect owed : after.pending()) {
            boolean begun = owed.effect() instanceof Effect.StopTask
                    && before.pending().stream().noneMatch(was -> was.effect().equals(owed.effect()));
            if (begun && owed.effect() instanceof Effect.StopTask stop && isKnownAsOver(before, stop)) {
                hold(
                        revenants.add(stop.task()),
                        "a task that is alive after its attempt is stopped once, never twice",
                        after.id(),
                        stop.task().id());
            }
        }
    }

    /** Of a task that lives ECS may say for some minutes that it is not there; nobody may believe it for so long. */
    private void givesUpWhatIsGone(Run before, Run after) {
        boolean missing =
                !before.attempt().isOver() && after.attempt().status().error().equals("ECS knows no such task");
        hold(
                !missing
                        || after.attempt()
                                .task()
                                .filter(task -> world.ecs().isAlive(task.arn()))
                                .isEmpty(),
                "a task that lives is not taken for lost",
                after.id(),
                after.attempt());
    }

    private void refusedWhatIsNot(Run run) {
        Launches known = launches.get(new AttemptName(run.id(), run.attempt().number()));
        hold(
                known == null || known.tasks.isEmpty() || !(run.attempt().launch() instanceof Launch.Refused),
                "an attempt counts as refused if it made no task",
                run.id(),
                run.attempt());
    }

    private static boolean isKnownAsOver(Run run, Effect.StopTask stop) {
        boolean past = run.past().stream()
                .anyMatch(attempt -> attempt.task().filter(stop.task()::equals).isPresent());
        boolean current = run.attempt().isOver()
                && run.attempt().task().filter(stop.task()::equals).isPresent();
        return past || current;
    }

    /** The function knows that its decision is saved. */
    void learnt(FunctionInstance function, RunId run, Explanation explanation) {
        List<Owed> owed = learnt.computeIfAbsent(function, any -> new ArrayList<>());
        explanation.effects().forEach(effect -> owed.add(new Owed(run, effect)));
    }

    void runTaskCalled(FunctionInstance function, RunId run, int attempt) {
        Launches known = launches.get(new AttemptName(run, attempt));
        if (known == null) {
            throw new Violation("no attempt without its saved intent", Optional.of(run), "attempt " + attempt);
        }
        mayCarryOut(function, run, effect -> effect.equals(new Effect.RunTask(attempt)), "RunTask of " + attempt);
        Instant now = world.time().now();
        hold(
                known.fresh.filter(then -> then.isBefore(now.minus(HOUR))).isEmpty(),
                "RunTask is not repeated past its token's life without ListTasks",
                run,
                attempt,
                known.fresh);
        known.fresh = known.fresh.or(() -> Optional.of(now));
    }

    void stopTaskCalled(FunctionInstance function, TaskRef task) {
        RunId run = Optional.ofNullable(names.get(task)).map(AttemptName::run).orElse(new RunId(task.id()));
        mayCarryOut(
                function,
                run,
                effect -> effect instanceof Effect.StopTask stop && stop.task().equals(task),
                "StopTask of " + task.id());
    }

    private void mayCarryOut(
            FunctionInstance function, RunId run, java.util.function.Predicate<Effect> which, String what) {
        List<Owed> owed = learnt.getOrDefault(function, List.of());
        Optional<Owed> own = owed.stream()
                .filter(each -> each.run().equals(run) && which.test(each.effect()))
                .findFirst();
        hold(own.isPresent(), "an effect is carried out once, by whoever saved it", run, what, function);
        own.ifPresent(owed::remove);
    }

    void notFound(RunId run, int attempt) {
        Launches known = launches.get(new AttemptName(run, attempt));
        if (known != null) {
            known.fresh = Optional.of(world.time().now());
        }
    }

    void taskMade(RunId run, int attempt, String arn) {
        AttemptName name = new AttemptName(run, attempt);
        if (names.putIfAbsent(new TaskRef(arn), name) != null) {
            return;
        }
        launches.forEach((other, known) -> {
            if (other.run().equals(run)) {
                known.tasks.forEach(task -> compatible(name, other, task));
            }
        });
        Optional.ofNullable(runs.get(run))
                .filter(adopted -> launches.get(new AttemptName(run, 1)) == null)
                .ifPresent(adopted -> adopted.past().stream()
                        .findFirst()
                        .flatMap(PastAttempt::task)
                        .ifPresent(task -> compatible(name, new AttemptName(run, 1), task.arn())));
        Optional.ofNullable(launches.get(name)).ifPresent(known -> known.tasks.add(arn));
        world.trace().note(world.time().now(), "ECS", "made a task", run + " " + attempt);
    }

    private void compatible(AttemptName made, AttemptName other, String task) {
        if (other.attempt() == made.attempt()) {
            hold(
                    isForgotten(task),
                    "an attempt has one task, as long as ECS knows of it",
                    made.run(),
                    "attempt " + made.attempt() + " has " + task + ", too");
            return;
        }
        boolean givenUp = Optional.ofNullable(runs.get(made.run())).stream()
                .flatMap(run -> run.past().stream())
                .anyMatch(past -> past.number() == other.attempt() && past.state() == TaskState.ORPHANED);
        hold(
                givenUp || !world.ecs().isAlive(task),
                "at most one attempt is alive",
                made.run(),
                "attempt " + made.attempt() + " begins while " + task + " of attempt " + other.attempt() + " lives");
    }

    private boolean isForgotten(String task) {
        return world.ecs()
                .task(task)
                .flatMap(known -> known.times().at(Mark.STOPPED).map(HOUR::addTo))
                .map(Instant::from)
                .map(over -> !world.time().now().isBefore(over))
                .orElse(world.ecs().task(task).isEmpty());
    }

    /** The index, where it does not lag. */
    void told(List<Due> due) {
        for (Due entry : due) {
            Instant deadline = Optional.ofNullable(runs.get(entry.run()))
                    .flatMap(Run::deadline)
                    .orElse(Instant.MAX);
            hold(!entry.at().isBefore(deadline), "no run is due before its deadline", entry.run(), entry, deadline);
        }
    }

    int attemptOf(TaskRef task) {
        return Optional.ofNullable(names.get(task)).map(AttemptName::attempt).orElse(1);
    }

    /** A task's event was handled: what it told is known from now on, and is acted upon. */
    void acknowledged(EcsTask task) {
        task.placement().startedBy().flatMap(RunId::startedBy).ifPresent(name -> acknowledged(name, task));
    }

    private void acknowledged(AttemptName name, EcsTask task) {
        Run run = runs.get(name.run());
        if (run == null) {
            return;
        }
        int attempt = name.attempt();
        if (attempt == run.attempt().number()) {
            boolean own = run.attempt().task().filter(task.ref()::equals).isPresent();
            boolean over = run.attempt().isOver();
            boolean repeated = run.attempt().stop() instanceof Stop.Repeated;
            boolean known = task.version() <= run.attempt().version();
            boolean settled = known || repeated || (over && task.isStopping());
            hold(!own || settled, "an event that was handled is known", run.id(), task.version(), run.attempt());
        } else {
            run.past().stream()
                    .filter(past -> past.number() == attempt
                            && past.task().filter(task.ref()::equals).isPresent())
                    .forEach(past -> hold(
                            past.stoppedAgain() || task.isStopping() || task.version() <= past.version(),
                            "a task that is seen alive after its attempt is stopped",
                            run.id(),
                            task.ref().id()));
        }
    }

    /** The end of an instance was handled: no run is on record as living there that was so long enough before. */
    void instanceGone(String instance, Instant since) {
        for (Run run : runs.values()) {
            boolean there = run.instance().filter(instance::equals).isPresent()
                    && run.attempt().seen().filter(EcsTask::isStopped).isEmpty();
            boolean known = indexes.onInstanceSince(run.id(), instance)
                    .filter(at -> at.isBefore(since.minus(Indexes.LONGEST_LAG)))
                    .isPresent();
            hold(!there || !known, "an instance that is gone takes its attempts along", run.id(), instance);
        }
    }

    /** Nothing goes wrong any more, and all have had time: what must be so in the end. */
    void end() {
        for (Run run : runs.values()) {
            hold(run.hasEnded() || isOnItsWayOut(run.id()), "every run ends", run.id(), run.phase(), run.deadline());
            hold(run.pending().isEmpty() || !run.hasEnded(), "no effect is owed in the end", run.id(), run.pending());
        }
        names.forEach((task, name) -> {
            Optional<Task> alive =
                    world.ecs().task(task.arn()).filter(known -> world.ecs().isAlive(task.arn()));
            hold(
                    alive.isEmpty() || mayLiveOn(name),
                    "no task lives on after its run",
                    name.run(),
                    task.id(),
                    name,
                    alive.map(Task::lastStatus));
        });
    }

    /** ECS was told to stop the task, and has not got it stopped: the run waits for that, and looks now and then. */
    boolean isOnItsWayOut(RunId id) {
        Run run = runs.get(id);
        return run != null
                && run.attempt()
                        .task()
                        .flatMap(task -> world.ecs().task(task.arn()))
                        .filter(task -> task.desiredStatus() == DesiredStatus.STOPPED
                                && task.lastStatus() != TaskStatus.STOPPED)
                        .isPresent()
                && run.deadline()
                        .filter(at -> at.isAfter(world.time().now().minus(HOUR)))
                        .isPresent();
    }

    /** The run goes on, or has given the task up and heard nothing of it since. */
    private boolean mayLiveOn(AttemptName name) {
        Run run = runs.get(name.run());
        if (run == null) {
            return false;
        }
        if (name.attempt() == run.attempt().number()) {
            return !run.hasEnded() || run.attempt().status().state() == TaskState.ORPHANED;
        }
        return run.past().stream()
                .anyMatch(past -> past.number() == name.attempt() && past.state() == TaskState.ORPHANED);
    }

    private static void hold(boolean holds, String invariant, RunId run, Object... details) {
        if (!holds) {
            throw new Violation(invariant, Optional.of(run), Arrays.toString(details));
        }
    }
}
