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

/** How far a task came, as the lifecycle counts it: before or after its images were pulled, before or after it ran. */
enum Progress {
    /** On its way, images not pulled. */
    PREPARING,
    /** On its way, images pulled. */
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
        // On its way down nothing more happens, and why it goes down ECS has told in full only once it is STOPPED.
        boolean pulled = task.lastStatus() == EcsStatus.Known.ACTIVATING || pulled(task);
        return pulled && !task.isStopping() ? PULLED : PREPARING;
    }

    /** A program can be over before the last sidecar has started: its task then never is RUNNING. */
    private static boolean programEnded(EcsTask task, Essentials essentials) {
        return !task.wasInterrupted() && !(Exit.of(task, essentials) instanceof Exit.NoCode);
    }

    /**
     * ECS notes when the pulls were over even if one failed, and some platforms do not note it at all. So a pull error
     * of what never ran says no, an error of a later transition yes, and only without either the time decides.
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

    /** What failed for good, of the task itself and of its containers. */
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
