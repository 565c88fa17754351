package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.TaskLastStatus;
import java.time.Duration;

/**
 * What befalls a task as a whole; durations count from RUNNING. Under a Spot interruption, a host loss or a maintenance
 * the program runs until then, unless the attempt names an ending of its own.
 */
public sealed interface TaskFate {
    /** The task's surroundings are not ready: it never starts. */
    record Init(FailureText text) implements TaskFate {}

    /** A Spot warning, then the stop after the grace (at most two minutes). */
    record Spot(Duration after, Duration grace) implements TaskFate {}

    /** The EC2 instance under the task is gone. On Fargate, where no instance is seen, like {@link Maintenance}. */
    record HostLoss(Duration after, LostTasks tasks) implements TaskFate {}

    /** ECS stops the task to maintain the host under it. */
    record Maintenance(Duration after) implements TaskFate {}

    /** The task enters the state and leaves it only by a stop; in a stopping state, never. */
    record Stuck(TaskLastStatus state) implements TaskFate {}
}
