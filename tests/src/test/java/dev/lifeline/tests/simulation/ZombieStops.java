package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A task that is alive after its attempt is stopped once, never twice, and its end is waited for. */
final class ZombieStops {
    /** StopTask and questions about the task are given up no earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Set<TaskRef> stopped = new HashSet<>();
    private final Map<TaskRef, Dying> dying = new HashMap<>();

    /** A task that should not be alive, of a generation of a run. */
    private record Dying(Identity run, Instant since) {}

    void check(Run before, Run after, SimulatedWorld world) {
        for (PendingEffect owed : after.pending()) {
            boolean begun = owed.effect() instanceof Effect.StopTask
                    && before.pending().stream().noneMatch(was -> was.effect().equals(owed.effect()));
            if (begun && owed.effect() instanceof Effect.StopTask stop) {
                begun(before, stop);
                if (!after.attempt().isOpen() || !isOwn(after, stop.task())) {
                    dying.putIfAbsent(
                            stop.task(),
                            new Dying(after.identity(), world.time().now()));
                }
            }
        }
    }

    private void begun(Run run, Effect.StopTask stop) {
        boolean current = run.attempt().task().filter(stop.task()::equals).isPresent();
        boolean past = run.past().stream()
                .anyMatch(attempt -> attempt.task().filter(stop.task()::equals).isPresent());
        boolean over = past || (current && !run.attempt().isOpen());
        Witness.hold(
                !over || stopped.add(stop.task()),
                "a task that is alive after its attempt is stopped once, never twice",
                run.id().key(),
                stop.task().id());
    }

    void beginsAnew(Run was, Run run, SimulatedWorld world) {
        UnexplainedSave.beginsAnew(was, run);
        dying.forEach((task, since) -> Witness.hold(
                !since.run().equals(was.identity())
                        || (was.attempt().isHanging() && isOwn(was, task))
                        || !isDying(task, since.since(), world),
                "no generation begins beside a task that is being stopped",
                was.id().key(),
                task.id()));
    }

    /** While it is open, it is no zombie; if it hangs after the run's end, its program is over. */
    private static boolean isOwn(Run run, TaskRef task) {
        return run.attempt().task().equals(Optional.of(task));
    }

    private static boolean isDying(TaskRef task, Instant since, SimulatedWorld world) {
        return world.time().now().isBefore(since.plus(PATIENCE))
                && world.ecs().isAlive(task.arn())
                && world.ecs()
                        .task(task.arn())
                        .filter(world.fleet()::isCalledGone)
                        .isEmpty();
    }
}
