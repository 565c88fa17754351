package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.container.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
        Optional<StopDetails> stop,
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
    public record StopDetails(Optional<StopCode> code, Optional<Reason> reason, Optional<Reason> attachment) {}

    /**
     * When what happened. An absent time is a thing that did not happen (or that ECS does not tell).
     *
     * @param started when the task was first RUNNING
     * @param stopped when its containers had stopped; where ECS does not tell that, when it was STOPPED
     */
    public record Times(
            Optional<Instant> created,
            Optional<Instant> pullStarted,
            Optional<Instant> pullStopped,
            Optional<Instant> started,
            Optional<Instant> stopped) {

        private Times startedAt(Optional<Instant> moment) {
            return new Times(created, pullStarted, pullStopped, moment, stopped);
        }
    }

    /**
     * Where the task runs, and for whom.
     *
     * @param taskDefinition what it runs, or {@link #NO_DEFINITION}
     */
    public record Placement(
            String cluster,
            String taskDefinition,
            Optional<String> group,
            Optional<String> startedBy,
            Optional<LaunchType> launchType,
            Optional<String> capacityProvider,
            Optional<String> containerInstance) {

        /** The task definition of a task of which ECS did not say what it runs. */
        public static final String NO_DEFINITION = "";

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

    /** The task was RUNNING at some time: it is seen so, or ECS says since when. */
    public boolean reachedRunning() {
        return lastStatus == EcsStatus.Known.RUNNING || times.started().isPresent();
    }

    /** How long it was RUNNING until its containers had stopped, or is by now; absent if it never was. */
    public Optional<Duration> running(Instant now) {
        return times.started()
                .map(started -> Duration.between(started, times.stopped().orElse(now)));
    }

    /** How far a container of the task has come: NONE before it started, RUNNING, or STOPPED after it ran. */
    public ContainerStatus reachedBy(EcsContainer container) {
        if (container.status() == EcsStatus.Known.RUNNING) {
            return ContainerStatus.RUNNING;
        }
        boolean ran = container.ownExitCode().isPresent() || reachedRunning();
        return container.status().isStopped() && ran ? ContainerStatus.STOPPED : ContainerStatus.NONE;
    }

    /** It was ended from outside, so that an exit code of 0 does not mean that its work is done. */
    public boolean wasInterrupted() {
        // An unknown code does not count: rather believe the exit code than repeat a program that succeeded.
        return stop.flatMap(StopDetails::code)
                .filter(code -> code instanceof StopCode.KnownStopCode
                        && code != StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED)
                .isPresent();
    }

    /** ECS itself says that the task never was RUNNING. */
    boolean failedToStart() {
        return stop.flatMap(StopDetails::code)
                .filter(StopCode.KnownStopCode.TASK_FAILED_TO_START::equals)
                .isPresent();
    }

    /**
     * The same, with what an earlier snapshot told of its start: a task that was RUNNING once ran, whatever a later
     * snapshot leaves out. Where ECS gives no time, it started when it was first seen RUNNING.
     *
     * @param now when this snapshot is seen
     */
    public EcsTask after(Optional<EcsTask> earlier, Instant now) {
        Optional<Instant> started = times.started()
                .or(() -> earlier.flatMap(task -> task.times().started()))
                .or(() -> reachedRunning() ? Optional.of(now) : Optional.empty());
        return started.equals(times.started())
                ? this
                : new EcsTask(
                        ref, version, lastStatus, desiredStatus, stop, times.startedAt(started), placement, containers);
    }

    /**
     * All that ECS says about why it stops or failed: of the task first, then of its attachment, then of its
     * containers. A list of its own.
     */
    public List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(containers.size() + 3);
        stop.flatMap(StopDetails::reason).ifPresent(reasons::add);
        stop.flatMap(StopDetails::attachment).ifPresent(reasons::add);
        for (EcsContainer container : containers) {
            container.reason().ifPresent(reasons::add);
        }
        return reasons;
    }

    /** The same with each text of ECS in other words. */
    EcsTask reworded(UnaryOperator<String> wording) {
        UnaryOperator<Reason> reworded = reason -> Reason.of(wording.apply(reason.text()));
        return new EcsTask(
                ref,
                version,
                lastStatus,
                desiredStatus,
                stop.map(why -> new StopDetails(
                        why.code(), why.reason().map(reworded), why.attachment().map(reworded))),
                times,
                placement,
                containers.stream()
                        .map(container -> container.reworded(reworded))
                        .toList());
    }

    /** The digests of its images that ECS reports, by container. */
    public Map<String, String> imageDigests() {
        Map<String, String> digests = new HashMap<>();
        containers.forEach(
                container -> container.imageDigest().ifPresent(digest -> digests.put(container.name(), digest)));
        return digests;
    }
}
