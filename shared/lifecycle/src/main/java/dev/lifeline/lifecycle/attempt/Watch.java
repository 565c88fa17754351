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
 * @param state what is watched; STOPPING for every state of a task that was told to stop
 * @param since when the task came into it, as far as is known
 * @param until when it must have left it; absent without a limit
 */
public record Watch(EcsStatus state, Instant since, Optional<Instant> until) {

    /** Nothing is watched. */
    public static final Watch NONE = new Watch(EcsStatus.Known.STOPPED, Instant.EPOCH, Optional.empty());

    /** The watch after a snapshot: the same one while the state stays, a new one for a new state, none at the end. */
    public Watch after(EcsTask task, Function<EcsStatus, Optional<Duration>> limits, Instant now) {
        if (task.isStopped()) {
            return NONE;
        }
        EcsStatus next = watched(task);
        if (next.equals(state)) {
            return this;
        }
        Instant from = next == EcsStatus.Known.RUNNING ? task.times().started().orElse(now) : now;
        return new Watch(next, from, limits.apply(next).map(from::plus));
    }

    /** The same with another limit, counted from when the state began. */
    public Watch within(Optional<Duration> limit) {
        return new Watch(state, since, limit.map(since::plus));
    }

    /** The same without a limit: it was passed, and a rule says that it does not matter. */
    public Watch excused() {
        return new Watch(state, since, Optional.empty());
    }

    /** The limit passed. */
    public boolean isOver(Instant now) {
        return until.filter(limit -> !now.isBefore(limit)).isPresent();
    }

    private static EcsStatus watched(EcsTask task) {
        return task.isStopping() ? EcsStatus.Known.STOPPING : task.lastStatus();
    }
}
