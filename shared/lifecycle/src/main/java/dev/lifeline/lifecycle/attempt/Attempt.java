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
 * @param desired how far the lifecycle is to take it: RUNNING, or SHUTDOWN once Lifeline stops it
 * @param applyingErrors the first error of each container, by the container's name
 * @param watch how long the task may stay in the state that it is in
 * @param created when the attempt was decided upon
 * @param contact what was heard of it, and when ECS is asked next
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

    /** An attempt that nothing has been done for. */
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

    /** The ECS task, once its name is known. */
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

    /** The version of the latest snapshot; 0, which is below all of ECS's, without one. */
    public long version() {
        return seen().map(EcsTask::version).orElse(0L);
    }

    /** The snapshot is later than the latest. */
    public boolean isNews(EcsTask task) {
        return task.version() > version();
    }

    /** The attempt is over, whatever its task may do. */
    public boolean isOver() {
        return status.state().terminal();
    }

    /** The same as another attempt that would have gone alike. */
    public Attempt withNumber(int next) {
        return new Attempt(next, desired, status, launch, stop, applyingErrors, watch, created, contact);
    }

    /** The program is over, and its task is not. */
    public boolean isHanging() {
        return stop instanceof Stop.Hanging;
    }

    /** What becomes of the task matters: the attempt is under way, or its task hangs. */
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
     * Watches the state that the task is in, as far as is known; from the first StopTask on, whether it stops, though
     * ECS may accept that and show nothing of it.
     */
    public Attempt watching(Function<EcsStatus, Optional<Duration>> limits, Instant now) {
        boolean told = isHanging() || (stop instanceof Stop.Wanted wanted && wanted.asked() > 0);
        if (told && seen().filter(EcsTask::isStopped).isEmpty()) {
            return withWatch(watch.stopping(limits, now));
        }
        return seen().map(task -> withWatch(watch.after(task, limits, now))).orElse(this);
    }

    public Attempt withWatch(Watch next) {
        return new Attempt(number, desired, status, launch, stop, applyingErrors, next, created, contact);
    }

    /**
     * Wants the attempt stopped. The first wish stays, since it names the cause; only a user's goes before the policy's
     * own, which may be followed by another attempt.
     */
    public Attempt stopping(Classification why) {
        Stop next = stop instanceof Stop.Wanted wanted ? wanted.or(why) : new Stop.Wanted(why, 0);
        return new Attempt(number, TaskState.SHUTDOWN, status, launch, next, applyingErrors, watch, created, contact);
    }
}
