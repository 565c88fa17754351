package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.TaskSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Amazon ECS about task definitions. That it does not answer is an answer, too; nothing is thrown. */
@FunctionalInterface
public interface TaskDefinitions {

    /** DescribeTaskDefinition: which revision a name means now, and which of its containers are essential. */
    DefinitionAnswer definition(String taskDefinition);

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
