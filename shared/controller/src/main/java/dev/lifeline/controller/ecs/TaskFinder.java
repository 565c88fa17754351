package dev.lifeline.controller.ecs;

import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Amazon ECS about tasks. No answer is a result as well; nothing is thrown. */
public interface TaskFinder {

    /** DescribeTasks, a hundred tasks per call: an answer for each task. */
    Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks);

    /**
     * ListTasks by {@link TaskName#startedBy}, running and stopped, and DescribeTasks: the tasks that claim to be the
     * attempt's.
     */
    FindAnswer find(String cluster, TaskName name);

    /**
     * DescribeTasks with the task's tags: details of its launch that no event has. Call it before StopTask, which
     * deletes the tags (AWS ECS API).
     */
    DetailsAnswer details(String cluster, TaskRef task);

    /** The answer about one task and its launch. */
    sealed interface DetailsAnswer {

        /**
         * ECS knows it.
         *
         * @param task as it is now
         * @param overrides the differences from its task definition, including environment files, which events may
         *     omit; empty if ECS does not say
         * @param tags all tags, including those of AWS
         * @param beyond parts of its launch that a {@link LaunchRequest} cannot express, in words
         */
        record DetailsFound(
                Optional<EcsTask> task, Optional<Overrides> overrides, Map<String, String> tags, List<String> beyond)
                implements DetailsAnswer {
            public DetailsFound {
                tags = Map.copyOf(tags);
                beyond = List.copyOf(beyond);
            }
        }

        /** ECS does not know it yet, or no longer. */
        record NoSuchTask() implements DetailsAnswer {}

        /** ECS did not answer. */
        record DetailsUnanswered(String error) implements DetailsAnswer {}
    }
}
