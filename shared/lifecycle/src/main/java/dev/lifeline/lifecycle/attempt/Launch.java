package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.Optional;

/** The progress of launching an attempt's ECS task. */
public sealed interface Launch {

    /** RunTask was not requested: no task exists. */
    record Unasked() implements Launch {}

    /** RunTask is saved as an effect: whether a task exists is unknown until an answer or an event shows it. */
    record Asked() implements Launch {}

    /** ECS refused: no task exists. */
    record Refused(Classification why) implements Launch {}

    /**
     * The task exists or existed.
     *
     * @param seen the latest snapshot; absent while only the task's ARN is known
     */
    record Launched(TaskRef task, Optional<EcsTask> seen) implements Launch {}
}
