package dev.lifeline.tests.simulation;

import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Task definitions and clusters as a function sees them. */
final class DefinitionPort implements TaskDefinitions, TaskClusters {
    private final SimulatedWorld world;
    private final FunctionInstance function;

    DefinitionPort(SimulatedWorld world, FunctionInstance function) {
        this.world = world;
        this.function = function;
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        function.step("DescribeTaskDefinition", taskDefinition);
        Optional<EcsTrouble> trouble = world.ecsTrouble(taskDefinition);
        if (trouble.isPresent()) {
            return new DefinitionAnswer.DefinitionUnanswered(trouble.get().error());
        }
        try {
            return found(world.ecs().with((ecs, now) -> ecs.describeTaskDefinition(taskDefinition, now)));
        } catch (EcsException throttled) {
            return new DefinitionAnswer.DefinitionUnanswered(throttled.text());
        }
    }

    private static DefinitionAnswer found(TaskDefinition found) {
        return new DefinitionAnswer.DefinitionFound(
                found.arn(),
                found.spec().containers().stream()
                        .filter(ContainerDefinition::essential)
                        .map(ContainerDefinition::name)
                        .toList(),
                found.spec().containers().stream()
                        .collect(Collectors.toMap(ContainerDefinition::name, ContainerDefinition::image)),
                Optional.empty(),
                found.spec().networkMode() == NetworkMode.AWSVPC,
                Map.of());
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        function.step("DescribeClusters", cluster);
        return world.ecsTrouble(cluster)
                .<ClusterAnswer>map(trouble -> new ClusterAnswer.ClusterUnanswered(trouble.error()))
                .orElseGet(ClusterAnswer.Active::new);
    }
}
