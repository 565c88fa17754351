package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Amazon ECS about tasks. That it does not answer is an answer, too; nothing is thrown. */
public interface TaskFinder {

    /** DescribeTasks, a hundred tasks a call: an answer for each task that was asked about. */
    Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks);

    /**
     * ListTasks by {@link TaskName#startedBy}, running and stopped, and DescribeTasks: which tasks say that they are
     * the attempt's.
     */
    FindAnswer find(String cluster, TaskName name);

    /**
     * DescribeTasks with the task's tags: what its launch had beyond what an event says. To be asked before StopTask,
     * which deletes the tags (AWS ECS API).
     */
    DetailsAnswer details(String cluster, TaskRef task);

    /** What ECS says about one task and its launch. */
    sealed interface DetailsAnswer {

        /**
         * ECS knows it.
         *
         * @param task as it is now
         * @param overrides what differs from its task definition, the environment files included, which events may
         *     leave out; empty where ECS does not say
         * @param tags all of them, those of AWS itself included
         * @param beyond what its launch had that a {@link LaunchRequest} cannot say, in words
         */
        record Found(
                Optional<EcsTask> task, Optional<Overrides> overrides, Map<String, String> tags, List<String> beyond)
                implements DetailsAnswer {
            public Found {
                tags = Map.copyOf(tags);
                beyond = List.copyOf(beyond);
            }
        }

        /** ECS does not know it: not yet, or no more. */
        record Missing() implements DetailsAnswer {}

        /** ECS did not answer. */
        record Unknown(String error) implements DetailsAnswer {}
    }
}
