package dev.lifeline.controller.ecs;

import dev.lifeline.lifecycle.ecs.TaskSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Amazon ECS about task definitions. No answer is a result as well; nothing is thrown. */
@FunctionalInterface
public interface TaskDefinitions {

    /** DescribeTaskDefinition: the revision that a name refers to now, and its essential containers. */
    DefinitionAnswer definition(String taskDefinition);

    /** The answer about a task definition. */
    sealed interface DefinitionAnswer {

        /**
         * It is active.
         *
         * @param arn with its revision
         * @param images by container name
         * @param logs where each container logs to
         */
        record DefinitionFound(
                String arn,
                List<String> essentialContainers,
                Map<String, String> images,
                Optional<TaskSize> size,
                boolean awsvpc,
                Map<String, LogDriver> logs)
                implements DefinitionAnswer {
            public DefinitionFound {
                essentialContainers = List.copyOf(essentialContainers);
                // The same order in every process, which Map.copyOf does not guarantee.
                images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
                logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
            }
        }

        /** It was deregistered: its tasks may live on, and none can be launched. */
        record DefinitionInactive(DefinitionFound was, String error) implements DefinitionAnswer {}

        /** It is missing. */
        record NoSuchDefinition(String error) implements DefinitionAnswer {}

        /** ECS did not answer. */
        record DefinitionUnanswered(String error) implements DefinitionAnswer {}
    }
}
