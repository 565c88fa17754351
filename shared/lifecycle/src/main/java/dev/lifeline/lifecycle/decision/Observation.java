package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Callback;
import java.util.List;
import java.util.Optional;

/** A fact about a run. */
public sealed interface Observation {

    /** An event reported the attempt's task. */
    record TaskSeen(int attempt, EcsTask task) implements Observation {}

    /** A container instance is gone permanently: deregistered or terminated. */
    record InstanceLost(String instance) implements Observation {}

    /** A container instance is impaired: the task on it and its events may be lost. */
    record InstanceImpaired(String instance) implements Observation {}

    /** The result of RunTask, or its failure. */
    record LaunchAnswered(int attempt, LaunchAnswer answer) implements Observation {}

    /** The result of StopTask, or its failure. */
    record StopAnswered(int attempt, TaskRef task, StopAnswer answer) implements Observation {}

    /** The result of DescribeTasks, or its failure. */
    record DescribeAnswered(int attempt, TaskRef task, DescribeAnswer answer) implements Observation {}

    /** The result of ListTasks, or its failure. */
    record FindAnswered(int attempt, FindAnswer answer) implements Observation {}

    /** Only time has passed. */
    record TimePassed() implements Observation {}

    /** A record of how the run's first, foreign task was launched. */
    record LaunchRecorded(Adoption told) implements Observation {}

    /** A user requests to stop the run. */
    record StopRequested(String reason, StopManner manner) implements Observation {}

    /** A user requests that the run begin no other attempt until it is resumed. */
    record SuspendRequested(String reason) implements Observation {}

    /** A user requests that a suspended run go on. */
    record ResumeRequested() implements Observation {}

    /** Somebody else waits for the run. */
    record CallbackRequested(Callback callback) implements Observation {}

    /** The result of a report to somebody who waits for the run. */
    record CallbackAnswered(int callback, CallbackNews news, CallbackAnswer answer) implements Observation {}

    /** The answers of RunTask. */
    sealed interface LaunchAnswer {
        /** The task exists. ECS repeats an old answer without the task's details if the token was used before. */
        record TaskCreated(TaskRef task, Optional<EcsTask> details) implements LaunchAnswer {}

        /** The answer has no task but a reason, such as no capacity. */
        record NotPlaced(LaunchFailure failure) implements LaunchAnswer {}

        /** The token was used with other parameters; has the tasks that it made, as far as ECS still reports them. */
        record Conflict(List<EcsTask> tasks) implements LaunchAnswer {
            public Conflict {
                tasks = List.copyOf(tasks);
            }
        }

        /** ECS refused the request, temporarily or permanently, as its error says. */
        record Rejected(LaunchRefusal refusal) implements LaunchAnswer {}

        /** Time-out, lost connection or server error: the task may exist. */
        record LaunchUnanswered(String error) implements LaunchAnswer {}

        /** The guard held the call: it was not made, and may be made later. */
        record LaunchHeld(Hold hold) implements LaunchAnswer {}
    }

    /** The answers of StopTask. */
    sealed interface StopAnswer {
        /** ECS is stopping the task, or stopped it before. */
        record StopAccepted(Optional<EcsTask> details) implements StopAnswer {}

        /** ECS does not know the task, or no longer. */
        record NothingToStop() implements StopAnswer {}

        /** Anything else: the task may be stopping. */
        record StopFailed(String error) implements StopAnswer {}

        /** The guard held the call: it was not made, and may be made later. */
        record StopHeld(Hold hold) implements StopAnswer {}
    }

    /** The answers of DescribeTasks about one task. */
    sealed interface DescribeAnswer {
        record Seen(EcsTask task) implements DescribeAnswer {}

        /** ECS does not know the task yet, or no longer. */
        record TaskMissing() implements DescribeAnswer {}

        /** No answer. */
        record DescribeUnanswered(NoAnswer why, String error) implements DescribeAnswer {}
    }

    /** The answers of whoever waits for a run. */
    sealed interface CallbackAnswer {
        record CallbackDelivered() implements CallbackAnswer {}

        /** The receiver does not wait, or no longer: its execution timed out, its queue was deleted. */
        record NobodyWaits(String why) implements CallbackAnswer {}

        /** Anything else: the receiver may have it. */
        record CallbackUnanswered(String error) implements CallbackAnswer {}
    }

    /** Whether a task with the attempt's name exists. */
    sealed interface FindAnswer {
        /** These tasks claim to be the attempt's; anybody may have launched them. */
        record TasksListed(List<EcsTask> tasks) implements FindAnswer {
            public TasksListed {
                tasks = List.copyOf(tasks);
            }
        }

        record NoneListed() implements FindAnswer {}

        /** No answer. */
        record ListUnanswered(NoAnswer why, String error) implements FindAnswer {}
    }
}
