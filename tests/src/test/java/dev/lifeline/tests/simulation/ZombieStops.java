package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import java.util.HashSet;
import java.util.Set;

/** A task that is alive after its attempt is stopped once, never twice. */
final class ZombieStops {
    private final Set<TaskRef> stopped = new HashSet<>();

    void check(Run before, Run after) {
        for (PendingEffect owed : after.pending()) {
            boolean begun = owed.effect() instanceof Effect.StopTask
                    && before.pending().stream().noneMatch(was -> was.effect().equals(owed.effect()));
            if (begun && owed.effect() instanceof Effect.StopTask stop && isKnownAsOver(before, stop)) {
                Witness.hold(
                        stopped.add(stop.task()),
                        "a task that is alive after its attempt is stopped once, never twice",
                        after.id().key(),
                        stop.task().id());
            }
        }
    }

    private static boolean isKnownAsOver(Run run, Effect.StopTask stop) {
        boolean past = run.past().stream()
                .anyMatch(attempt -> attempt.task().filter(stop.task()::equals).isPresent());
        boolean current = !run.attempt().isOpen()
                && run.attempt().task().filter(stop.task()::equals).isPresent();
        return past || current;
    }
}
