package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.Optional;

/** How far the launch of an attempt's ECS task has come. */
public sealed interface Launch {

    /** RunTask was not asked for: certainly no task exists. */
    record Unasked() implements Launch {}

    /** RunTask is saved as an effect: a task may exist or not, until an answer or an event tells. */
    record Asked() implements Launch {}

    /** ECS said no: no task exists. */
    record Refused(Classification why) implements Launch {}

    /**
     * The task exists, or did.
     *
     * @param seen the latest snapshot; absent while only the task's name is known
     */
    record Launched(TaskRef task, Optional<EcsTask> seen) implements Launch {}
}
