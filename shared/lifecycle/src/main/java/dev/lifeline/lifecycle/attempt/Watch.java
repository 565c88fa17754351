package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The watchdog of the state that a task is in.
 *
 * @param state the watched state; STOPPING for every state of a task that was asked to stop
 * @param since when the task entered it, as far as known
 * @param until when it must leave it; absent without a limit
 * @param passed how often the limit has passed and was re-armed
 */
public record Watch(EcsStatus state, Instant since, Optional<Instant> until, int passed) {

    /** Nothing is watched. */
    public static final Watch NONE = new Watch(EcsStatus.Known.STOPPED, Instant.EPOCH, Optional.empty(), 0);

    /** The watch after a snapshot: unchanged in the same state, new in a new state, none at the end. */
    public Watch after(EcsTask task, Function<EcsStatus, Optional<Duration>> limits, Instant now) {
        if (task.isStopped()) {
            return NONE;
        }
        Instant from = task.lastStatus() == EcsStatus.Known.RUNNING && !task.isStopping()
                ? task.times().started().orElse(now)
                : now;
        return in(task.isStopping() ? EcsStatus.Known.STOPPING : task.lastStatus(), from, limits);
    }

    /** The watch after StopTask, because ECS may accept a StopTask without showing an effect. */
    public Watch stopping(Function<EcsStatus, Optional<Duration>> limits, Instant now) {
        return in(EcsStatus.Known.STOPPING, now, limits);
    }

    private Watch in(EcsStatus next, Instant from, Function<EcsStatus, Optional<Duration>> limits) {
        return next.equals(state)
                ? this
                : new Watch(next, from, limits.apply(next).map(from::plus), 0);
    }

    /** The same with another limit and the same count. */
    public Watch within(Optional<Duration> limit) {
        return new Watch(state, since, limit.map(each -> since.plus(each.multipliedBy(passed + 1L))), passed);
    }

    /** The same without a limit, because a rule ignores that it passed. */
    public Watch excused() {
        return new Watch(state, since, Optional.empty(), passed);
    }

    /** Re-armed: the limit passed, and has its full length again. */
    public Watch again(Instant next) {
        return new Watch(state, since, Optional.of(next), passed + 1);
    }

    /** Whether the limit has passed. */
    public boolean isOver(Instant now) {
        return until.filter(limit -> !now.isBefore(limit)).isPresent();
    }
}
