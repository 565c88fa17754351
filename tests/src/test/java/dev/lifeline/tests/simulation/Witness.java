package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.simulator.model.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees everything that is saved and every call to ECS, and checks the invariants. */
final class Witness {
    /** A program (40 hours), ECS's silence and that of a receiver (24 each), repeated stops and waits (the rest). */
    private static final Duration LONGEST_ATTEMPT = Duration.ofDays(4);

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final Indexes indexes = new Indexes();
    private final Map<RunKey, Run> runs = new LinkedHashMap<>();
    private final Map<Identity, Run> generations = new LinkedHashMap<>();
    private final Map<RunKey, Long> revisions = new HashMap<>();
    private final EcsCallLog calls;
    private final ZombieStops zombies = new ZombieStops();

    /** Lifeline neither stops a task of such a run nor waits for it once its program has exited. */
    private final Set<RunKey> onlyWatched = new HashSet<>();

    private final Map<RunKey, Instant> restedAt = new HashMap<>();
    private final Map<RunKey, Instant> savedAt = new HashMap<>();
    private int unfinished;

    Witness(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
        this.calls = new EcsCallLog(stack);
    }

    EcsCallLog calls() {
        return calls;
    }

    Indexes indexes() {
        return indexes;
    }

    /** The stored runs. */
    Map<RunKey, Run> runs() {
        return runs;
    }

    /** Every run that was ever stored, in its last state. A name that is launched again is another run. */
    Map<Identity, Run> generations() {
        return generations;
    }

    /** The number of runs that are not over or have pending effects. */
    int unfinished() {
        return unfinished;
    }

    /**
     * A run was saved.
     *
     * @param explanation absent if only the run's deadline changed
     */
    void saved(FunctionInstance function, Run run, long revision, Optional<Explanation> explanation) {
        Optional<Run> before = Optional.ofNullable(runs.put(run.id().key(), run));
        generations.put(run.identity(), run);
        stack.receivers().saved(run, before.filter(was -> was.identity().equals(run.identity())));
        stack.interventions().saved(run);
        long last = Optional.ofNullable(revisions.put(run.id().key(), revision)).orElse(0L);
        hold(revision == last + 1, "a revision grows by one", run.id().key(), last, revision);
        unfinished += (isFinished(run) ? 0 : 1)
                - before.map(was -> isFinished(was) ? 0 : 1).orElse(0);
        if (isFinished(run)) {
            restedAt.put(run.id().key(), world.time().now());
        }
        indexes.saved(world.time().now(), run);
        stack.reconciling().saved(run);
        run.attempt().task().ifPresent(task -> bearsItsName(run, task));
        calls.intended(run);
        world.strangers().saved(run, calls);
        function.testimony()
                .policy(run)
                .filter(policy -> policy.mode() != Mode.ENFORCE)
                .ifPresent(policy -> onlyWatched.add(run.id().key()));
        Optional<Instant> since =
                Optional.ofNullable(savedAt.put(run.id().key(), world.time().now()));
        before.ifPresent(was -> {
            since.ifPresent(at -> PunctualWake.check(world, was, run, at));
            if (!was.identity().equals(run.identity())) {
                zombies.beginsAnew(was, run, world);
            } else if (explanation.isPresent()) {
                goesOn(function, was, run, explanation.get());
            } else {
                UnexplainedSave.waitsOn(was, run);
            }
        });
    }

    private void goesOn(FunctionInstance function, Run was, Run run, Explanation explanation) {
        new SavedStep(was, run, explanation, function.testimony().policy(run)).check();
        new UserOrders(was, run, explanation).check();
        zombies.check(was, run, world);
        givesUpWhatIsGone(was, run);
        refusedWhatIsNot(run);
        hold(
                function.testimony().bears(run, explanation),
                "a journal entry replays to the same decision",
                run.id().key(),
                explanation.observation(),
                explanation.reason());
    }

    /** A user removed it. */
    void removed(Run run) {
        hold(isFinished(run), "only a run that is over is removed", run.id().key(), run.phase(), run.deadline());
        erased(run.id().key());
    }

    /** The run's item was deleted: its name now belongs to another run. */
    void erased(RunKey run) {
        Optional<Run> was = Optional.ofNullable(runs.remove(run));
        revisions.remove(run);
        restedAt.remove(run);
        indexes.erased(run);
        unfinished -= was.map(known -> isFinished(known) ? 0 : 1).orElse(0);
    }

    private static TaskName nameOf(Run run) {
        return run.identity().task(run.attempt().number());
    }

    private static boolean isFinished(Run run) {
        return run.hasEnded() && run.deadline().isEmpty();
    }

    private void bearsItsName(Run run, TaskRef task) {
        hold(
                !calls.isOfOthers(task),
                "a run's result comes from its own task alone",
                run.id().key(),
                task.id());
        Optional<TaskName> name = calls.nameOf(task);
        hold(
                name.isEmpty() || name.get().equals(nameOf(run)),
                "an attempt goes on with its own task",
                run.id().key(),
                run.attempt().number(),
                task,
                name);
    }

    /** ECS may report a live task as missing for some minutes, during which no function may rely on it. */
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
                after.id().key(),
                after.attempt());
    }

    private void refusedWhatIsNot(Run run) {
        hold(
                !(run.attempt().launch() instanceof Launch.Refused) || !calls.canBeToldOf(nameOf(run)),
                "an attempt counts as refused if it made no task that ECS could tell of",
                run.id().key(),
                run.attempt());
        boolean throttled = run.attempt().launch() instanceof Launch.Refused refused
                && refused.why().cause() == Cause.THROTTLED;
        hold(
                !throttled || calls.isThrottledForLong(nameOf(run)),
                "a launch that ECS throttles costs no attempt before an hour has passed",
                run.id().key(),
                run.attempt());
    }

    /** The index, without its lag. */
    void told(List<Due> due) {
        for (Due entry : due) {
            Instant deadline = Optional.ofNullable(runs.get(entry.run()))
                    .flatMap(Run::deadline)
                    .orElse(Instant.MAX);
            hold(!entry.at().isBefore(deadline), "no run is due before its deadline", entry.run(), entry, deadline);
        }
    }

    /** A task's event was handled: its relevant content must be known and acted upon. */
    void acknowledged(FunctionInstance function, EcsTask task) {
        EcsMapping.name(task)
                .filter(name -> name.namespace().equals(stack.namespace()))
                .ifPresent(name ->
                        function.testimony().run(name.run()).ifPresent(run -> HandledEvent.check(name, task, run)));
    }

    /** The end of an instance was handled: no run is recorded on it that was recorded long enough before. */
    void instanceGone(String instance, Instant since) {
        for (Run run : runs.values()) {
            boolean there = run.instance().filter(instance::equals).isPresent()
                    && run.attempt().seen().filter(EcsTask::isStopped).isEmpty();
            boolean known = indexes.onInstanceSince(run.id().key(), instance)
                    .filter(at -> at.isBefore(since.minus(Indexes.LONGEST_LAG)))
                    .isPresent();
            hold(
                    !there || !known,
                    "an instance that is gone takes its attempts along",
                    run.id().key(),
                    instance);
        }
    }

    /** The final invariants, after all faults have ended and everything had time to settle. */
    void end() {
        for (Run run : runs.values()) {
            hold(run.hasEnded(), "every run ends", run.id().key(), run.phase(), run.deadline());
            hold(run.deadline().isEmpty(), "every run comes to rest", run.id().key(), run.attempt(), run.pending());
            hold(
                    run.pending().isEmpty() || !run.hasEnded(),
                    "no effect is owed in the end",
                    run.id().key(),
                    run.pending());
        }
        runs.values().forEach(this::restedInTime);
        runs.values().forEach(stack.receivers()::end);
        calls.names().forEach((task, name) -> {
            Optional<SimulatedTask> alive =
                    world.ecs().task(task.arn()).filter(known -> world.ecs().isAlive(task.arn()));
            hold(
                    alive.isEmpty() || mayLiveOn(name),
                    "no task lives on after its run",
                    name.run(),
                    task.id(),
                    name,
                    alive.map(SimulatedTask::lastStatus));
        });
    }

    /** Counted from the end of the faults, for each attempt, because each may have been the first by then. */
    private void restedInTime(Run run) {
        Instant quiet = world.outages().cease();
        Instant from = run.created().isAfter(quiet) ? run.created() : quiet;
        Duration took = Duration.between(from, restedAt.getOrDefault(run.id().key(), Instant.MAX));
        Duration most = LONGEST_ATTEMPT.multipliedBy(run.attempt().number());
        hold(
                took.compareTo(most) <= 0,
                "a run comes to rest within its limits",
                run.id().key(),
                took,
                most);
    }

    /** The run is alive, or has given the task up without further news, or is no longer stored. */
    private boolean mayLiveOn(TaskName name) {
        Run run = runs.get(name.run());
        if (run == null || !run.identity().task(name.attempt()).equals(name)) {
            return true;
        }
        if (name.attempt() == run.attempt().number()) {
            return !run.hasEnded()
                    || run.attempt().status().state() == TaskState.ORPHANED
                    || run.attempt().stop() instanceof Stop.Repeated
                    || onlyWatched.contains(name.run());
        }
        return run.past().stream()
                .anyMatch(past ->
                        past.number() == name.attempt() && (past.state() == TaskState.ORPHANED || past.stoppedAgain()));
    }

    static void hold(boolean holds, String invariant, RunKey run, Object... details) {
        if (!holds) {
            throw new Violation(invariant, Optional.of(run), Arrays.toString(details));
        }
    }
}
