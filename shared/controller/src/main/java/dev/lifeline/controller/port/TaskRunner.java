package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Talks to Amazon ECS. No method throws for what ECS or the network does: a refusal, a throttle, a time-out are
 * answers, since each of them is something to decide about. A call is made once; when to repeat it is the core's
 * decision.
 */
public interface TaskRunner {

    /**
     * RunTask for one attempt, with {@link TaskName#clientToken} and {@link TaskName#startedBy}: repeated, it answers
     * the task that exists.
     */
    LaunchAnswer run(TaskName name, LaunchRequest request);

    /** StopTask. */
    StopAnswer stop(String cluster, TaskRef task, String reason);

    /** DescribeTasks, a hundred tasks a call: an answer for each task that was asked about. */
    Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks);

    /**
     * ListTasks by {@link TaskName#startedBy}, running and stopped, and DescribeTasks: which tasks say that they are
     * the attempt's.
     */
    FindAnswer find(String cluster, TaskName name);

    /** DescribeTaskDefinition: which revision a name means now, and which of its containers are essential. */
    DefinitionAnswer definition(String taskDefinition);

    /** DescribeClusters: whether tasks can be launched in it. */
    ClusterAnswer cluster(String cluster);

    /**
     * DescribeTasks with the task's tags: what its launch had beyond what an event tells. To be asked before StopTask,
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

    /** What ECS says about a cluster. */
    sealed interface ClusterAnswer {

        /** Tasks can be launched in it. */
        record Active() implements ClusterAnswer {}

        /** There is none, or it is being made or deleted. */
        record Missing(String error) implements ClusterAnswer {}

        /** ECS did not answer. */
        record Unknown(String error) implements ClusterAnswer {}
    }

    /** What ECS says about a task definition. */
    sealed interface DefinitionAnswer {

        /**
         * It is active.
         *
         * @param arn with its revision
         * @param images by the name of the container
         */
        record Found(
                String arn,
                List<String> essentialContainers,
                Map<String, String> images,
                Optional<TaskSize> size,
                boolean awsvpc)
                implements DefinitionAnswer {
            public Found {
                essentialContainers = List.copyOf(essentialContainers);
                // Read in one order by every process, which Map.copyOf does not promise.
                images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
            }
        }

        /** There is none, or it is not active. */
        record NotFound(String error) implements DefinitionAnswer {}

        /** ECS did not answer. */
        record Unknown(String error) implements DefinitionAnswer {}
    }
}
