package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Adoption;
import java.util.List;
import java.util.Optional;

/** A fact that reaches a run. */
public sealed interface Observation {

    /** An event told how the attempt's task is. */
    record TaskSeen(int attempt, EcsTask task) implements Observation {}

    /** A container instance is gone for good: deregistered or terminated. */
    record InstanceLost(String instance) implements Observation {}

    /** ECS finds a container instance unhealthy: the task on it may be lost, and its events as well. */
    record InstanceImpaired(String instance) implements Observation {}

    /** RunTask came back, or did not. */
    record LaunchAnswered(int attempt, LaunchAnswer answer) implements Observation {}

    /** StopTask came back, or did not. */
    record StopAnswered(int attempt, TaskRef task, StopAnswer answer) implements Observation {}

    /** DescribeTasks came back, or did not. */
    record DescribeAnswered(int attempt, TaskRef task, DescribeAnswer answer) implements Observation {}

    /** ListTasks came back, or did not. */
    record FindAnswered(int attempt, FindAnswer answer) implements Observation {}

    /** Time has passed; nothing else happened. */
    record TimePassed() implements Observation {}

    /** A record told how the run's first task was launched, which somebody else launched. */
    record LaunchRecorded(Adoption told) implements Observation {}

    /** A user wants the run stopped. */
    record StopRequested(String reason) implements Observation {}

    /** What RunTask answered. */
    sealed interface LaunchAnswer {
        /** The task exists. ECS repeats an old answer without the task's details when the token was used before. */
        record TaskCreated(TaskRef task, Optional<EcsTask> details) implements LaunchAnswer {}

        /** The answer has no task but says why: no room, or nowhere that fits. */
        record NotPlaced(LaunchFailure failure) implements LaunchAnswer {}

        /** The token was used with other parameters; the tasks that it made, as far as ECS still tells of them. */
        record Conflict(List<EcsTask> tasks) implements LaunchAnswer {
            public Conflict {
                tasks = List.copyOf(tasks);
            }
        }

        /** ECS refused the request, for now or for good: which of the two its error says. */
        record Rejected(LaunchRefusal refusal) implements LaunchAnswer {}

        /** Time-out, lost connection, server error: the task may exist or not. */
        record LaunchUnanswered(String error) implements LaunchAnswer {}

        /** Not ECS's answer: the call was not made, and may be made later. */
        record LaunchHeld(Hold hold) implements LaunchAnswer {}
    }

    /** What StopTask answered. */
    sealed interface StopAnswer {
        /** ECS is stopping the task, or has stopped it before. */
        record StopAccepted(Optional<EcsTask> details) implements StopAnswer {}

        /** ECS knows no such task (any more). */
        record NothingToStop() implements StopAnswer {}

        /** Anything else: the task may be stopping or not. */
        record StopFailed(String error) implements StopAnswer {}

        /** Not ECS's answer: the call was not made, and may be made later. */
        record StopHeld(Hold hold) implements StopAnswer {}
    }

    /** What DescribeTasks answered about one task. */
    sealed interface DescribeAnswer {
        record Seen(EcsTask task) implements DescribeAnswer {}

        /** ECS knows no such task (any more, or not yet). */
        record TaskMissing() implements DescribeAnswer {}

        /** ECS did not say. */
        record DescribeUnanswered(NoAnswer why, String error) implements DescribeAnswer {}
    }

    /** Whether a task with the attempt's name exists. */
    sealed interface FindAnswer {
        /** These say that they are the attempt's; anybody may have launched them. */
        record TasksListed(List<EcsTask> tasks) implements FindAnswer {
            public TasksListed {
                tasks = List.copyOf(tasks);
            }
        }

        record NoneListed() implements FindAnswer {}

        /** ECS did not say. */
        record ListUnanswered(NoAnswer why, String error) implements FindAnswer {}
    }
}
