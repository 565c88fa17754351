package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a task ended, for the catalog.
 *
 * @param exit the exit of the deciding essential container, if its code is not 0
 * @param ran whether the task was RUNNING at some time
 * @param evidence the task's reason first
 */
record Ending(
        Optional<StopCode> code,
        Optional<Exit.BadExit> exit,
        boolean ran,
        Optional<LaunchType> launchType,
        List<Evidence> evidence) {

    /** A text without a task. */
    static Ending of(Evidence evidence) {
        return new Ending(Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(evidence));
    }

    static Ending of(EcsTask task, Essentials essentials) {
        Optional<Exit.BadExit> exit =
                Exit.of(task, essentials) instanceof Exit.BadExit failure ? Optional.of(failure) : Optional.empty();
        List<Evidence> evidence = new ArrayList<>(3);
        evidence.add(Evidence.of(
                Evidence.Place.TASK,
                task.stop().flatMap(EcsTask.StopDetails::reason).orElse(Reason.NONE)));
        task.stop()
                .flatMap(EcsTask.StopDetails::attachment)
                .ifPresent(reason -> evidence.add(Evidence.of(Evidence.Place.ATTACHMENT, reason)));
        Optional<StopCode> code = task.stop().flatMap(EcsTask.StopDetails::code);
        for (EcsContainer container : task.containers()) {
            boolean essential = Exit.isEssential(container, essentials);
            if (container.reason().isPresent() && canBeTheCause(container, essential, code, exit)) {
                evidence.add(Evidence.of(container, container.reason().get(), essential));
            }
        }
        return new Ending(code, exit, task.reachedRunning(), task.placement().launchType(), List.copyOf(evidence));
    }

    /**
     * After a failed pull, an ECS agent that continues with a cached image leaves the error on a healthy container. A
     * task whose essential container exited did not end because of another container's error.
     */
    private static boolean canBeTheCause(
            EcsContainer container, boolean essential, Optional<StopCode> code, Optional<Exit.BadExit> exit) {
        boolean beside = !essential && code.equals(Optional.of(StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED));
        boolean failedToRun = container.neverRan() && exit.isEmpty();
        return !beside && (failedToRun || container.ranOutOfMemory());
    }
}
