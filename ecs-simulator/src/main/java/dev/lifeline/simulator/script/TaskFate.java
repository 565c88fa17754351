package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.TaskLastStatus;
import java.time.Duration;

/**
 * The fate of a whole task; durations count from RUNNING. Before a Spot interruption, a host loss or maintenance the
 * program runs, unless the attempt names an ending.
 */
public sealed interface TaskFate {
    /** The task cannot be initialized: it never starts. */
    record Init(FailureText text) implements TaskFate {}

    /** A Spot warning, then the stop after the grace (at most two minutes). */
    record Spot(Duration after, Duration grace) implements TaskFate {}

    /**
     * The EC2 instance under the task is gone. On Fargate, which shows no instance, the same as {@link Maintenance}.
     */
    record HostLoss(Duration after, LostTasks tasks) implements TaskFate {}

    /** ECS stops the task to maintain the host under it. */
    record Maintenance(Duration after) implements TaskFate {}

    /** The task enters the state and leaves it only by a stop; in a stopping state, never. */
    record Stuck(TaskLastStatus state) implements TaskFate {}
}
