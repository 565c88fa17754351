package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.container.ContainerStatus;
import dev.lifeline.lifecycle.container.ErrorName;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The progress of a task in terms of the lifecycle: before or after its images were pulled, before or after it ran. */
enum Progress {
    /** Starting, images not pulled. */
    PREPARING,
    /** Starting, images pulled. */
    PULLED,
    /** It runs, or ran and is being stopped. */
    RUNNING,
    /** It is over and its images were never pulled. */
    STOPPED_BEFORE_PULLED,
    /** It is over; the images were pulled, and its program never ran. */
    STOPPED_BEFORE_STARTED,
    /** It is over and ran. */
    STOPPED_AFTER_STARTED;

    static Progress of(EcsTask task, Essentials essentials) {
        if (task.isStopped()) {
            if (task.reachedRunning() || programEnded(task, essentials)) {
                return STOPPED_AFTER_STARTED;
            }
            return pulled(task) ? STOPPED_BEFORE_STARTED : STOPPED_BEFORE_PULLED;
        }
        if (task.reachedRunning()) {
            return RUNNING;
        }
        // While a task stops nothing else happens, and ECS reports the full reason only once it is STOPPED.
        boolean pulled = task.lastStatus() == EcsStatus.Known.ACTIVATING || pulled(task);
        return pulled && !task.isStopping() ? PULLED : PREPARING;
    }

    /** A program can exit before the last sidecar has started. Its task then never is RUNNING. */
    private static boolean programEnded(EcsTask task, Essentials essentials) {
        return !task.wasInterrupted() && !(Exit.of(task, essentials) instanceof Exit.NoCode);
    }

    /**
     * ECS records the end of the pulls even if one failed, and some platforms do not record it. So a pull error of a
     * container that never ran means no, an error of a later transition means yes, and without either the time decides.
     */
    private static boolean pulled(EcsTask task) {
        boolean failedLater = false;
        for (ContainerError error : errors(task)) {
            Optional<ContainerStatus> attempted = error.attempted(ContainerStatus.NONE);
            boolean beforePulled = error.name() == ErrorName.KnownErrorName.RESOURCE_INITIALIZATION_ERROR
                    || (attempted.isPresent() && !attempted.get().isBeyond(ContainerStatus.PULLED));
            if (beforePulled) {
                return false;
            }
            failedLater |= attempted.isPresent();
        }
        return failedLater || task.times().pullStopped().isPresent();
    }

    /** The final failures of the task and of its containers. */
    private static List<ContainerError> errors(EcsTask task) {
        List<ContainerError> errors = new ArrayList<>(task.containers().size() + 1);
        task.stop().flatMap(EcsTask.StopDetails::reason).flatMap(Reason::error).ifPresent(errors::add);
        for (EcsContainer container : task.containers()) {
            if (container.neverRan()) {
                container.reason().flatMap(Reason::error).ifPresent(errors::add);
            }
        }
        return errors;
    }
}
