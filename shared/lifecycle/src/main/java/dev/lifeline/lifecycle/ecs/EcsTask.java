package dev.lifeline.lifecycle.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task as ECS told of it at one moment: the snapshot that an event or a DescribeTasks answer carries.
 *
 * @param version ECS's counter of the task's changes, shared by events and DescribeTasks; a higher one is later, gaps
 *     mean nothing
 * @param lastStatus where the task is
 * @param desiredStatus where ECS wants it; once STOPPED it stays STOPPED
 * @param stop why it stopped or will, as far as ECS told
 */
public record EcsTask(
        TaskRef ref,
        long version,
        EcsStatus lastStatus,
        EcsStatus desiredStatus,
        Optional<Stop> stop,
        Times times,
        Placement placement,
        List<EcsContainer> containers) {

    public EcsTask {
        containers = List.copyOf(containers);
    }

    /**
     * Why a task stops, in ECS's words. Any part may be missing.
     *
     * @param attachment why one of the task's attachments, such as its EBS volume, failed ({@code statusReason} of
     *     {@code attachments[].details})
     */
    public record Stop(Optional<StopCode> code, Optional<Reason> reason, Optional<Reason> attachment) {
        public Stop(Optional<StopCode> code, Optional<Reason> reason) {
            this(code, reason, Optional.empty());
        }
    }

    /** When what happened. An absent time is a thing that did not happen (or that ECS does not tell). */
    public record Times(
            Optional<Instant> created,
            Optional<Instant> pullStarted,
            Optional<Instant> pullStopped,
            Optional<Instant> started,
            Optional<Instant> stopped) {}

    /** Where the task runs, and for whom. */
    public record Placement(
            String cluster,
            String taskDefinition,
            Optional<String> group,
            Optional<String> startedBy,
            Optional<LaunchType> launchType,
            Optional<String> capacityProvider,
            Optional<String> containerInstance) {

        /**
         * ECS itself started the task, for a service or a managed daemon, and replaces it by itself: not ours to run
         * again.
         */
        public boolean ownedByEcs() {
            return taskDefinition.contains(":daemon-task-definition/")
                    || group.filter(name -> name.startsWith("service:")).isPresent();
        }
    }

    /** The task is over, for good. */
    public boolean isStopped() {
        return lastStatus.isStopped();
    }

    /** ECS is stopping the task or has stopped it. */
    public boolean isStopping() {
        return desiredStatus == EcsStatus.Known.STOPPED || isStopped();
    }

    /** The task was RUNNING at some time, whether or not that event was seen: a container that has an exit code ran. */
    public boolean reachedRunning() {
        return lastStatus == EcsStatus.Known.RUNNING || times.started().isPresent() || someContainerRan();
    }

    /**
     * All that ECS says about why it stops or failed: of the task first, then of its attachment, then of its
     * containers. A list of its own.
     */
    public List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(containers.size() + 3);
        stop.flatMap(Stop::reason).ifPresent(reasons::add);
        stop.flatMap(Stop::attachment).ifPresent(reasons::add);
        for (EcsContainer container : containers) {
            container.reason().ifPresent(reasons::add);
        }
        return reasons;
    }

    private boolean someContainerRan() {
        for (EcsContainer container : containers) {
            if (container.exitCode().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
