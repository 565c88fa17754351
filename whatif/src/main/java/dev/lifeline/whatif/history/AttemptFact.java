package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that is over.
 *
 * @param why it failed; empty for one that succeeded
 * @param ended not before {@code created}
 */
public record AttemptFact(Attempt attempt, Optional<Classification> why, Instant created, Instant ended) {

    public Optional<Cause> cause() {
        return why.map(Classification::cause);
    }

    /** How long its task is paid for: from the start of the pull, as far as ECS reports it, to its end. */
    public Duration used() {
        return attempt.seen()
                .map(task -> Duration.between(created, ended).minus(beforePull(task.times())))
                .filter(time -> !time.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Duration beforePull(EcsTask.Times times) {
        return times.pullStarted()
                .flatMap(pull -> times.created().map(made -> Duration.between(made, pull)))
                .orElse(Duration.ZERO);
    }

    /** Whether Lifeline stopped it for a time limit, so that nobody saw how long it would have taken. */
    public boolean isStoppedByLimit() {
        return cause().filter(Cause.TIMEOUT::equals).isPresent();
    }

    /** When its program started, if it did. */
    public Optional<Instant> started() {
        return attempt.seen().flatMap(task -> task.times().started());
    }

    public Optional<EcsTask.Placement> placement() {
        return attempt.seen().map(EcsTask::placement);
    }

    /** The same at another time. */
    public AttemptFact from(Instant start) {
        return new AttemptFact(attempt, why, start, start.plus(Duration.between(created, ended)));
    }

    /** The same, stopped later. */
    public AttemptFact longerBy(Duration more) {
        return new AttemptFact(attempt, why, created, ended.plus(more));
    }

    /** An attempt that took the same time and succeeded. */
    public AttemptFact succeeding() {
        Attempt complete = attempt.withStatus(attempt.status().withState(TaskState.COMPLETE))
                .withStop(new Stop.Unwanted());
        return new AttemptFact(complete, Optional.empty(), created, ended);
    }

    /** The same, stopped for that cause at an earlier time. */
    public AttemptFact cut(Instant at, Classification late) {
        Attempt stopped = attempt.withStatus(attempt.status().withState(TaskState.SHUTDOWN))
                .withStop(new Stop.Wanted(late, 1));
        return new AttemptFact(stopped, Optional.of(late), created, at);
    }
}
