package dev.lifeline.simulator.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A task definition to register.
 *
 * @param size the task's own cpu and memory
 * @param document the request as it was sent, which DescribeTaskDefinition returns with all fields that the simulator
 *     does not read (log configuration, roles, secrets)
 */
public record TaskDefinitionSpec(
        String family,
        NetworkMode networkMode,
        List<ContainerDefinition> containers,
        CpuAndMemory size,
        Map<String, String> tags,
        ObjectNode document) {

    public TaskDefinitionSpec {
        containers = List.copyOf(containers);
        tags = Map.copyOf(tags);
        document = document.deepCopy();
    }

    /** A task definition of 256 cpu units and 512 MiB with a document built from its parts. */
    public static TaskDefinitionSpec of(String family, NetworkMode networkMode, List<ContainerDefinition> containers) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("family", family)
                .put("networkMode", networkMode.wireName())
                .put("cpu", "256")
                .put("memory", "512");
        for (ContainerDefinition container : containers) {
            document.withArray("containerDefinitions")
                    .addObject()
                    .put("name", container.name())
                    .put("image", container.image())
                    .put("essential", container.essential())
                    .put("cpu", container.cpu())
                    .put("memory", container.memory());
        }
        return new TaskDefinitionSpec(family, networkMode, containers, new CpuAndMemory(256, 512), Map.of(), document);
    }
}
