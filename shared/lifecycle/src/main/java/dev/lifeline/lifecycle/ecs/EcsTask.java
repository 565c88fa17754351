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
 * A snapshot of a task: the content of an event or a DescribeTasks answer.
 *
 * @param version ECS's counter of the task's changes, shared by events and DescribeTasks; a higher one is later, and
 *     gaps are normal
 * @param lastStatus where the task is
 * @param desiredStatus the state that ECS aims for; STOPPED is final
 * @param stop why it stopped or will stop, as far as ECS reported it
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
     * Why a task stops, as ECS reports it. Any part may be missing.
     *
     * @param attachment why one of the task's attachments, such as its EBS volume, failed ({@code statusReason} of
     *     {@code attachments[].details})
     */
    public record StopDetails(Optional<StopCode> code, Optional<Reason> reason, Optional<Reason> attachment) {}

    /**
     * The times of events. An absent time means that it did not happen, or that ECS does not report it.
     *
     * @param started when the task was first RUNNING
     * @param stopped when its containers had stopped or, if ECS does not report that, when it was STOPPED
     */
    public record Times(
            Optional<Instant> created,
            Optional<Instant> pullStarted,
            Optional<Instant> pullStopped,
            Optional<Instant> started,
            Optional<Instant> stopped) {

        /** Nothing is known. */
        public static final Times UNREPORTED =
                new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private Times startedAt(Optional<Instant> moment) {
            return new Times(created, pullStarted, pullStopped, moment, stopped);
        }
    }

    /**
     * Where the task runs, and for which owner.
     *
     * @param taskDefinition its ARN, or {@link #NO_DEFINITION}
     */
    public record Placement(
            String cluster,
            String taskDefinition,
            Optional<String> group,
            Optional<String> startedBy,
            Optional<LaunchType> launchType,
            Optional<String> capacityProvider,
            Optional<String> containerInstance) {

        /** The placeholder for a task definition that ECS did not report. */
        public static final String NO_DEFINITION = "";

        /** Nothing is known. */
        public static final Placement UNREPORTED = new Placement(
                "",
                NO_DEFINITION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Whether ECS started the task, for a service or a managed daemon, and replaces it by itself. */
        public boolean ownedByEcs() {
            return taskDefinition.contains(":daemon-task-definition/")
                    || group.filter(name -> name.startsWith("service:")).isPresent();
        }
    }

    /** Whether the task is over permanently. */
    public boolean isStopped() {
        return lastStatus.isStopped();
    }

    /** Whether ECS is stopping the task or has stopped it. */
    public boolean isStopping() {
        return desiredStatus == EcsStatus.Known.STOPPED || isStopped();
    }

    /** Whether the task was RUNNING at some time: its state, or ECS's start time, shows it. */
    public boolean reachedRunning() {
        return lastStatus == EcsStatus.Known.RUNNING || times.started().isPresent();
    }

    /** How long it was RUNNING until its containers had stopped, or has been until now; absent if it never was. */
    public Optional<Duration> running(Instant now) {
        return times.started()
                .map(started -> Duration.between(started, times.stopped().orElse(now)));
    }

    /** The status of a container: NONE before it started, RUNNING, or STOPPED after it ran. */
    public ContainerStatus reachedBy(EcsContainer container) {
        if (container.status() == EcsStatus.Known.RUNNING) {
            return ContainerStatus.RUNNING;
        }
        boolean ran = container.ownExitCode().isPresent() || reachedRunning();
        return container.status().isStopped() && ran ? ContainerStatus.STOPPED : ContainerStatus.NONE;
    }

    /** Whether something outside ended it: an exit code of 0 then does not mean that its work is done. */
    public boolean wasInterrupted() {
        // An unknown code does not count: better to trust the exit code than to repeat a program that succeeded.
        return stop.flatMap(StopDetails::code)
                .filter(code -> code instanceof StopCode.KnownStopCode
                        && code != StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED)
                .isPresent();
    }

    /** Whether ECS reports that the task was never RUNNING. */
    boolean failedToStart() {
        return stop.flatMap(StopDetails::code)
                .filter(StopCode.KnownStopCode.TASK_FAILED_TO_START::equals)
                .isPresent();
    }

    /**
     * The same with the start of an earlier snapshot: a task that was RUNNING ran, even if a later snapshot omits it.
     * If ECS gives no time, it started when it was first seen RUNNING.
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
     * All of ECS's reasons for its stop or failure: of the task first, then of its attachment, then of its containers.
     * A new list.
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

    /** The same with each text of ECS replaced. */
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

    /** The same as if its containers, those with an exit code, had exited with another. */
    public EcsTask exitingWith(int code) {
        return with(
                times,
                containers.stream()
                        .map(container -> container.exitCode().isPresent() ? container.exitingWith(code) : container)
                        .toList());
    }

    /** The same as if it had been RUNNING since then. */
    public EcsTask runningSince(Instant moment) {
        return with(times.startedAt(Optional.of(moment)), containers);
    }

    private EcsTask with(Times others, List<EcsContainer> changed) {
        return new EcsTask(ref, version, lastStatus, desiredStatus, stop, others, placement, changed);
    }

    /** What rules read of it: how far it came, when it ran, why it stops, and how its containers end. */
    public EcsTask bare() {
        return new EcsTask(
                new TaskRef(""),
                0,
                lastStatus,
                desiredStatus,
                stop,
                new Times(Optional.empty(), Optional.empty(), Optional.empty(), times.started(), times.stopped()),
                Placement.UNREPORTED,
                containers.stream().map(EcsContainer::bare).toList());
    }

    /** The digests of its images that ECS reports, by container. */
    public Map<String, String> imageDigests() {
        Map<String, String> digests = new HashMap<>();
        containers.forEach(
                container -> container.imageDigest().ifPresent(digest -> digests.put(container.name(), digest)));
        return digests;
    }
}
