package dev.lifeline.simulator;

import dev.lifeline.simulator.model.Cluster;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.TaskDefinition;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.model.TaskDefinitionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters and the task definitions. */
final class Catalog {
    private final EcsAccount account;
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<String, List<TaskDefinition>> families = new LinkedHashMap<>();

    Catalog(EcsAccount account) {
        this.account = account;
    }

    Cluster createCluster(String name) {
        return clusters.computeIfAbsent(name, key -> new Cluster(key, account.arn("cluster/" + key)));
    }

    Optional<Cluster> find(String reference) {
        String name = reference.isEmpty() ? "default" : reference;
        return Optional.ofNullable(clusters.get(name))
                .or(() -> clusters.values().stream()
                        .filter(cluster -> cluster.arn().equals(name))
                        .findFirst());
    }

    Cluster cluster(String reference) {
        return find(reference)
                .orElseThrow(() -> new EcsException(EcsErrorCode.CLUSTER_NOT_FOUND, "Cluster not found."));
    }

    String clusterArn(String reference) {
        return reference.startsWith("arn:") ? reference : account.arn("cluster/" + reference);
    }

    TaskDefinition register(TaskDefinitionSpec spec, Instant now) {
        if (spec.containers().isEmpty() || spec.containers().stream().noneMatch(ContainerDefinition::essential)) {
            throw EcsException.client("A task definition needs at least one essential container.");
        }
        List<TaskDefinition> revisions = families.computeIfAbsent(spec.family(), key -> new ArrayList<>());
        int revision = revisions.size() + 1;
        String arn = account.arn("task-definition/" + spec.family() + ":" + revision);
        TaskDefinition registered = new TaskDefinition(arn, revision, spec, TaskDefinitionStatus.ACTIVE, now);
        revisions.add(registered);
        return registered;
    }

    TaskDefinition deregister(String reference) {
        TaskDefinition definition = describe(reference).deregistered();
        revisions(definition.family()).set(definition.revision() - 1, definition);
        return definition;
    }

    /** A family means its newest active revision. */
    TaskDefinition describe(String reference) {
        return lookUp(reference)
                .orElseThrow(() -> EcsException.client("Unable to describe task definition: no such revision."));
    }

    TaskDefinition launchable(String reference) {
        return lookUp(reference)
                .filter(definition -> definition.status() == TaskDefinitionStatus.ACTIVE)
                .orElseThrow(() -> EcsException.client("TaskDefinition not found."));
    }

    private Optional<TaskDefinition> lookUp(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        if (colon < 0) {
            return revisions(name).reversed().stream()
                    .filter(definition -> definition.status() == TaskDefinitionStatus.ACTIVE)
                    .findFirst();
        }
        return revisions(name.substring(0, colon)).stream()
                .filter(definition -> name.endsWith(":" + definition.revision()))
                .findFirst();
    }

    private List<TaskDefinition> revisions(String family) {
        return families.getOrDefault(family, List.of());
    }
}
