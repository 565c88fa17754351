package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The calls to ECS, their callers and reasons, and the resulting tasks. */
final class EcsCallLog {
    /**
     * A client token lives for an hour at least, and ECS shows a stopped task for as long (AWS "Ensuring idempotency").
     */
    private static final Duration HOUR = Duration.ofHours(1);

    /** An hour of throttled calls, less the difference of clocks. */
    private static final Duration THROTTLED = Duration.ofMinutes(59);

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final Map<TaskName, AttemptCalls> launches = new LinkedHashMap<>();
    private final Map<TaskRef, TaskName> names = new LinkedHashMap<>();
    private final Map<FunctionInstance, List<Owed>> learnt = new HashMap<>();

    EcsCallLog(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
    }

    /** An effect that a function has saved and may carry out, once. */
    private record Owed(RunKey run, Effect effect) {}

    /** The calls to ECS for an attempt of one generation of a run. */
    private static final class AttemptCalls {
        private final Identity identity;

        /** Each RunTask whose task ECS was not asked about, or too early to see it. */
        private final List<Instant> unproven = new ArrayList<>();

        private final List<String> tasks = new ArrayList<>();

        /** When ECS first throttled it. */
        private Optional<Instant> throttled = Optional.empty();

        private AttemptCalls(Identity identity) {
            this.identity = identity;
        }
    }

    /** The run is saved with its pending effects. */
    void intended(Run run) {
        for (PendingEffect owed : run.pending()) {
            if (owed.effect() instanceof Effect.RunTask launch) {
                TaskName launched = run.identity().task(launch.attempt());
                AttemptCalls known = launches.computeIfAbsent(launched, name -> new AttemptCalls(run.identity()));
                Witness.hold(
                        known.identity.equals(run.identity()),
                        "no generation has the names of another",
                        run.id().key(),
                        launched);
            }
        }
    }

    /** The function knows that its decision is saved. */
    void learnt(FunctionInstance function, RunKey run, Explanation explanation) {
        List<Owed> owed = learnt.computeIfAbsent(function, any -> new ArrayList<>());
        explanation.effects().forEach(effect -> owed.add(new Owed(run, effect)));
    }

    void runTaskCalled(FunctionInstance function, TaskName name) {
        RunKey run = name.run();
        int attempt = name.attempt();
        AttemptCalls known = intended(name);
        launchEnds(function, run, attempt);
        stack.guard().called(run, "RunTask of " + attempt);
        Instant now = world.time().now();
        Witness.hold(
                known.unproven.stream().noneMatch(then -> then.isBefore(now.minus(HOUR))),
                "RunTask is not repeated past its token's life without ListTasks",
                run,
                attempt,
                known.unproven);
        known.unproven.add(now);
    }

    private AttemptCalls intended(TaskName name) {
        return Optional.ofNullable(launches.get(name))
                .orElseThrow(() -> new Violation(
                        "no attempt without its saved intent", Optional.of(name.run()), "attempt " + name.attempt()));
    }

    /** The guard holds RunTask, and nothing else happens this time. */
    void launchHeld(FunctionInstance function, TaskName name) {
        launchEnds(function, name.run(), name.attempt());
    }

    private void launchEnds(FunctionInstance function, RunKey run, int attempt) {
        mayCarryOut(function, run, effect -> effect.equals(new Effect.RunTask(attempt)), "RunTask of " + attempt);
    }

    void stopTaskCalled(FunctionInstance function, TaskRef task) {
        Witness.hold(
                !isOfOthers(task),
                "nobody touches the tasks of another stack, or of anybody else",
                runOf(task),
                task.id());
        stopEnds(function, task);
        stack.guard().called(runOf(task), "StopTask of " + task.id());
    }

    void stopHeld(FunctionInstance function, TaskRef task) {
        stopEnds(function, task);
    }

    private void stopEnds(FunctionInstance function, TaskRef task) {
        mayCarryOut(
                function,
                runOf(task),
                effect -> effect instanceof Effect.StopTask stop && stop.task().equals(task),
                "StopTask of " + task.id());
    }

    private RunKey runOf(TaskRef task) {
        return Optional.ofNullable(names.get(task)).map(TaskName::run).orElse(new RunId(task.id()).key());
    }

    private void mayCarryOut(FunctionInstance function, RunKey run, Predicate<Effect> which, String what) {
        List<Owed> owed = learnt.getOrDefault(function, List.of());
        Optional<Owed> own = owed.stream()
                .filter(each -> each.run().equals(run) && which.test(each.effect()))
                .findFirst();
        Witness.hold(own.isPresent(), "an effect is carried out once, by whoever saved it", run, what, function);
        own.ifPresent(owed::remove);
    }

    /** ECS did not process RunTask. */
    void throttled(TaskName name, Instant called) {
        AttemptCalls known = intended(name);
        known.unproven.remove(called);
        known.throttled = known.throttled.or(() -> Optional.of(world.time().now()));
    }

    /** Whether ECS has throttled RunTask for so long that this may cost an attempt. */
    boolean isThrottledForLong(TaskName name) {
        Instant longAgo = world.time().now().minus(THROTTLED);
        return Optional.ofNullable(launches.get(name))
                .flatMap(known -> known.throttled)
                .filter(since -> since.isBefore(longAgo))
                .isPresent();
    }

    /** ListTasks finds no task: none exists, except one so new that it may be hidden. */
    void notFound(TaskName name) {
        AttemptCalls known = launches.get(name);
        if (known != null) {
            Instant visible = world.time().now().minusSeconds(SimulatedEcs.LONGEST_HIDDEN_SECONDS);
            known.unproven.removeIf(then -> then.isBefore(visible));
        }
    }

    void taskMade(TaskName name, String arn) {
        RunKey run = name.run();
        Witness.hold(
                startedBy(arn).filter(name.startedBy()::equals).isPresent(),
                "RunTask makes the task of the attempt that it is called for",
                run,
                name,
                arn);
        if (names.putIfAbsent(new TaskRef(arn), name) != null) {
            return;
        }
        AttemptCalls made = intended(name);
        launches.forEach((other, known) -> {
            if (known.identity.equals(made.identity)) {
                known.tasks.forEach(task -> compatible(name, other, task));
            }
        });
        TaskName first = made.identity.task(1);
        Optional.ofNullable(stack.witness().generations().get(made.identity))
                .filter(adopted -> launches.get(first) == null)
                .ifPresent(adopted -> adopted.past().stream()
                        .findFirst()
                        .flatMap(PastAttempt::task)
                        .ifPresent(task -> compatible(name, first, task.arn())));
        made.tasks.add(arn);
        world.trace().note(world.time().now(), "ECS", "made a task", name.toString());
    }

    /** ECS says that the token was used with another request, and for which tasks. */
    void conflicted(TaskName name, List<String> tasks) {
        Witness.hold(
                tasks.stream().allMatch(arn -> name.equals(names.get(new TaskRef(arn)))),
                "nobody else uses an attempt's client token",
                name.run(),
                name,
                tasks);
    }

    private void compatible(TaskName made, TaskName other, String task) {
        if (other.attempt() == made.attempt()) {
            Witness.hold(
                    isForgotten(task),
                    "an attempt has one task, as long as ECS knows of it",
                    made.run(),
                    "attempt " + made.attempt() + " has " + task + ", too");
            return;
        }
        Identity identity = intended(made).identity;
        boolean givenUp = Optional.ofNullable(stack.witness().generations().get(identity)).stream()
                .flatMap(run -> run.past().stream())
                .anyMatch(past -> past.number() == other.attempt() && past.state() == TaskState.ORPHANED);
        boolean calledGone =
                world.ecs().task(task).filter(world.fleet()::isCalledGone).isPresent();
        Witness.hold(
                givenUp || calledGone || !world.ecs().isAlive(task),
                "at most one attempt is alive",
                made.run(),
                "attempt " + made.attempt() + " begins while " + task + " of attempt " + other.attempt() + " lives");
    }

    private boolean isForgotten(String task) {
        return !world.ecs().isKnown(task);
    }

    /** The attempt whose task it is; the first for a foreign one. */
    int attemptOf(TaskRef task) {
        return Optional.ofNullable(names.get(task)).map(TaskName::attempt).orElse(1);
    }

    Optional<TaskName> nameOf(TaskRef task) {
        return Optional.ofNullable(names.get(task));
    }

    /** Whether another stack launched the task, or somebody in its name. */
    boolean isOfOthers(TaskRef task) {
        return !names.containsKey(task)
                && startedBy(task.arn()).filter(TaskName::isReserved).isPresent();
    }

    private Optional<String> startedBy(String arn) {
        return world.ecs().task(arn).flatMap(task -> task.launch().request().startedBy());
    }

    /** All tasks that were made. */
    Map<TaskRef, TaskName> names() {
        return names;
    }

    /** Whether a task of that attempt exists, or existed within the time for which ECS reports it. */
    boolean canBeToldOf(TaskName name) {
        return names.entrySet().stream()
                .anyMatch(made -> made.getValue().equals(name)
                        && !isForgotten(made.getKey().arn()));
    }
}
