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
 * How a task ended, as the catalogue looks at it.
 *
 * @param exit the code of the essential container that decided, where it is not 0
 * @param reachedRunning whether the task was RUNNING at some time
 * @param evidence the task's own reason first, an exit code last
 */
record Ending(
        Optional<StopCode> code,
        Optional<Integer> exit,
        boolean reachedRunning,
        Optional<LaunchType> launchType,
        List<Evidence> evidence) {

    private static final Reason NOT_TOLD = Reason.of("");

    /** A text that stands alone, as in the failures of a RunTask answer: no task ever was. */
    static Ending of(String text) {
        return new Ending(
                Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(Evidence.ofTask(Reason.of(text))));
    }

    static Ending of(EcsTask task, Essentials essentials) {
        Optional<StopCode> code = task.stop().flatMap(EcsTask.Stop::code);
        List<Evidence> evidence = new ArrayList<>(3);
        evidence.add(Evidence.ofTask(task.stop().flatMap(EcsTask.Stop::reason).orElse(NOT_TOLD)));
        Exit exit = Exit.of(task, essentials);
        for (EcsContainer container : task.containers()) {
            boolean essential = Exit.isEssential(container, essentials);
            if (container.reason().isPresent() && canBeTheCause(container, essential, code, exit)) {
                evidence.add(Evidence.ofContainer(container, container.reason().get(), essential));
            }
        }
        Optional<Integer> exitCode = Optional.empty();
        if (exit instanceof Exit.Failure failure) {
            evidence.add(Evidence.ofExit(failure));
            exitCode = Optional.of(failure.code());
        }
        return new Ending(
                code, exitCode, task.reachedRunning(), task.placement().launchType(), List.copyOf(evidence));
    }

    /**
     * An ECS agent that pulled in vain and went on with a cached image leaves its error on a container that is healthy;
     * and a task whose essential container exited did not end for what another one says.
     */
    private static boolean canBeTheCause(
            EcsContainer container, boolean essential, Optional<StopCode> code, Exit exit) {
        boolean besides = !essential && code.isPresent() && code.get() == StopCode.Known.ESSENTIAL_CONTAINER_EXITED;
        boolean failedToRun = container.neverRan() && !(exit instanceof Exit.Failure);
        return !besides && (failedToRun || container.ranOutOfMemory());
    }
}
