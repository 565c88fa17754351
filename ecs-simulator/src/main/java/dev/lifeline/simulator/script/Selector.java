package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import java.util.List;
import java.util.Optional;

/**
 * The containers and tasks that a behaviour applies to. With neither image nor container it applies to the first
 * essential container.
 */
public record Selector(
        NamePattern cluster, NamePattern family, Optional<NamePattern> image, Optional<NamePattern> container) {
    public static final Selector ANY_TASK =
            new Selector(NamePattern.ANY, NamePattern.ANY, Optional.empty(), Optional.empty());

    public static Selector family(String glob) {
        return new Selector(NamePattern.ANY, new NamePattern(glob), Optional.empty(), Optional.empty());
    }

    public static Selector container(String glob) {
        return new Selector(NamePattern.ANY, NamePattern.ANY, Optional.empty(), Optional.of(new NamePattern(glob)));
    }

    /** The names of the matching containers; none if the task does not match. */
    public List<String> select(String clusterName, TaskDefinitionSpec definition) {
        if (!cluster.matches(clusterName) || !family.matches(definition.family())) {
            return List.of();
        }
        if (image.isEmpty() && container.isEmpty()) {
            return definition.containers().stream()
                    .filter(ContainerDefinition::essential)
                    .limit(1)
                    .map(ContainerDefinition::name)
                    .toList();
        }
        return definition.containers().stream()
                .filter(each -> image.map(glob -> glob.matches(each.image())).orElse(true))
                .filter(each -> container.map(glob -> glob.matches(each.name())).orElse(true))
                .map(ContainerDefinition::name)
                .toList();
    }
}
