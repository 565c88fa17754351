package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One ECS task launched for a run.
 *
 * @param number 1 for the first
 * @param desired the state that the lifecycle aims for: RUNNING, or SHUTDOWN once Lifeline stops it
 * @param applyingErrors the first error of each container, by the container's name
 * @param watch how long the task may stay in its state
 * @param created when the attempt was decided
 * @param contact when it was last heard of, and when ECS is asked next
 */
public record Attempt(
        int number,
        TaskState desired,
        TaskStatus status,
        Launch launch,
        Stop stop,
        Map<String, ContainerError> applyingErrors,
        Watch watch,
        Instant created,
        Contact contact) {

    public Attempt {
        applyingErrors = Map.copyOf(applyingErrors);
    }

    /** A new attempt. */
    public static Attempt first(int number, Instant now, Instant checkAt) {
        return new Attempt(
                number,
                TaskState.RUNNING,
                TaskStatus.created(now),
                new Launch.Unasked(),
                new Stop.Unwanted(),
                Map.of(),
                Watch.NONE,
                now,
                Contact.first(now, checkAt));
    }

    /** The ECS task, once its ARN is known. */
    public Optional<TaskRef> task() {
        return switch (launch) {
            case Launch.Launched launched -> Optional.of(launched.task());
            case Launch.Unasked none -> Optional.empty();
            case Launch.Asked none -> Optional.empty();
            case Launch.Refused none -> Optional.empty();
        };
    }

    /** The latest snapshot of the ECS task. */
    public Optional<EcsTask> seen() {
        return switch (launch) {
            case Launch.Launched launched -> launched.seen();
            case Launch.Unasked none -> Optional.empty();
            case Launch.Asked none -> Optional.empty();
            case Launch.Refused none -> Optional.empty();
        };
    }

    /** The version of the latest snapshot; 0 without one, which is below all versions of ECS. */
    public long version() {
        return seen().map(EcsTask::version).orElse(0L);
    }

    /** Whether the snapshot is later than the latest. */
    public boolean isNews(EcsTask task) {
        return task.version() > version();
    }

    /** Whether the attempt is over, even if its task is not. */
    public boolean isOver() {
        return status.state().terminal();
    }

    /** This attempt, as if the other one had gone the same way. */
    public Attempt withNumber(int next) {
        return new Attempt(next, desired, status, launch, stop, applyingErrors, watch, created, contact);
    }

    /** Whether the program has exited and its task has not ended. */
    public boolean isHanging() {
        return stop instanceof Stop.Hanging;
    }

    /** Whether the task still matters: the attempt is under way, or its task hangs. */
    public boolean isOpen() {
        return !isOver() || isHanging();
    }

    public Attempt withLaunch(Launch next) {
        return new Attempt(number, desired, status, next, stop, applyingErrors, watch, created, contact);
    }

    public Attempt withStatus(TaskStatus next) {
        return new Attempt(number, desired, next, launch, stop, applyingErrors, watch, created, contact);
    }

    public Attempt withStop(Stop next) {
        return new Attempt(number, desired, status, launch, next, applyingErrors, watch, created, contact);
    }

    public Attempt withApplyingErrors(Map<String, ContainerError> next) {
        return new Attempt(number, desired, status, launch, stop, next, watch, created, contact);
    }

    public Attempt withContact(Contact next) {
        return new Attempt(number, desired, status, launch, stop, applyingErrors, watch, created, next);
    }

    /**
     * Watches the known state of the task. From the first StopTask on, watches whether it stops, because ECS may accept
     * a StopTask without showing an effect.
     */
    public Attempt watching(Function<EcsStatus, Optional<Duration>> limits, Instant now) {
        boolean told = isHanging() || (stop instanceof Stop.Wanted wanted && wanted.asked() > 0);
        if (told && seen().filter(EcsTask::isStopped).isEmpty()) {
            return withWatch(watch.stopping(limits, now));
        }
        return seen().map(task -> withWatch(watch.after(task, limits, now))).orElse(this);
    }

    /** Whether a user has requested to stop it without waiting for its task. */
    public boolean isStoppedAtOnce() {
        return stop instanceof Stop.Wanted wanted && wanted.manner() == StopManner.AT_ONCE;
    }

    public Attempt withWatch(Watch next) {
        return new Attempt(number, desired, status, launch, stop, applyingErrors, next, created, contact);
    }

    /** Stops it for its policy's reason. */
    public Attempt stopping(Classification why) {
        return stopping(why, StopManner.GRACEFUL);
    }

    /**
     * Requests a stop of the attempt. The first request is kept, because it names the cause. Only a user's replaces the
     * policy's, which may be followed by another attempt.
     */
    public Attempt stopping(Classification why, StopManner manner) {
        Stop.Wanted asked = new Stop.Wanted(why, 0, manner);
        Stop next = stop instanceof Stop.Wanted wanted ? wanted.or(asked) : asked;
        return new Attempt(number, TaskState.SHUTDOWN, status, launch, next, applyingErrors, watch, created, contact);
    }
}
