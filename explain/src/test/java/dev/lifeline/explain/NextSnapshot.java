package dev.lifeline.explain;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EcsTask.StopDetails;
import dev.lifeline.lifecycle.ecs.EcsTask.Times;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The next snapshot of an attempt's task. */
public record NextSnapshot(EcsTask task, Instant now) {

    NextSnapshot(int attempt, Instant now) {
        this(Runs.task(attempt, 1, "PROVISIONING", Optional.empty()), now);
    }

    /** The latest, one version later; a new task if there is none. */
    static NextSnapshot of(int attempt, Optional<EcsTask> latest, Instant now) {
        return latest.map(task -> new NextSnapshot(task, now).next()).orElseGet(() -> new NextSnapshot(attempt, now));
    }

    /** A new task, in this status. */
    EcsTask task(String status) {
        Times created =
                new Times(Optional.of(now), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new NextSnapshot(task, now).status(status).times(created).task();
    }

    private NextSnapshot next() {
        return with(task.version() + 1, task.lastStatus(), task.stop(), task.times());
    }

    public NextSnapshot status(String status) {
        return with(task.version(), EcsStatus.of(status), task.stop(), task.times());
    }

    public NextSnapshot times(Times times) {
        return with(task.version(), task.lastStatus(), task.stop(), times);
    }

    /** Its images are pulled within the last second. */
    public NextSnapshot pulled() {
        Times times = task.times();
        return times(new Times(
                times.created(),
                times.pullStarted().or(() -> Optional.of(now.minusMillis(1500))),
                times.pullStopped().or(() -> Optional.of(now.minusMillis(500))),
                times.started(),
                times.stopped()));
    }

    public NextSnapshot started() {
        Times times = task.times();
        return times(new Times(
                times.created(), times.pullStarted(), times.pullStopped(), Optional.of(now), times.stopped()));
    }

    /** Its only container exits. */
    public NextSnapshot exited(int code) {
        return stopping(StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited")
                .container(EcsStatus.Known.STOPPED, Optional.of(code), Optional.empty());
    }

    /** It never starts, because of this error of its container. */
    public NextSnapshot failed(String reason) {
        return stopping(StopCode.KnownStopCode.TASK_FAILED_TO_START, "Task failed to start")
                .container(EcsStatus.Known.STOPPED, Optional.empty(), Optional.of(Reason.of(reason)))
                .status("STOPPED");
    }

    /** Something stops it. */
    public NextSnapshot stopping(StopCode code, String reason) {
        Times times = task.times();
        return with(
                        task.version(),
                        task.lastStatus(),
                        Optional.of(
                                new StopDetails(Optional.of(code), Optional.of(Reason.of(reason)), Optional.empty())),
                        new Times(
                                times.created(),
                                times.pullStarted(),
                                times.pullStopped(),
                                times.started(),
                                Optional.of(now)))
                .desiringStopped();
    }

    private NextSnapshot desiringStopped() {
        return new NextSnapshot(
                new EcsTask(
                        task.ref(),
                        task.version(),
                        task.lastStatus(),
                        EcsStatus.Known.STOPPED,
                        task.stop(),
                        task.times(),
                        task.placement(),
                        task.containers()),
                now);
    }

    public NextSnapshot container(EcsStatus status, Optional<Integer> exit, Optional<Reason> reason) {
        EcsContainer app = new EcsContainer("app", status, exit, reason, Optional.of("runtime-1"), List.of());
        return new NextSnapshot(
                new EcsTask(
                        task.ref(),
                        task.version(),
                        task.lastStatus(),
                        task.desiredStatus(),
                        task.stop(),
                        task.times(),
                        task.placement(),
                        List.of(app)),
                now);
    }

    private NextSnapshot with(long version, EcsStatus status, Optional<StopDetails> stop, Times times) {
        return new NextSnapshot(
                new EcsTask(
                        task.ref(),
                        version,
                        status,
                        task.desiredStatus(),
                        stop,
                        times,
                        task.placement(),
                        task.containers()),
                now);
    }
}
