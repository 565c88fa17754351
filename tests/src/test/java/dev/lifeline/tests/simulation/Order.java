package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user's order: name, task definition, place, time and policy of a run. */
record Order(RunId id, String family, OrderPlatform platform, String policy, Instant at) {

    /** Where a task runs. */
    enum OrderPlatform {
        EC2,
        FARGATE,
        FARGATE_SPOT
    }

    /** By its family's name, as all are at first. */
    Order(String family, OrderPlatform platform, String policy, Instant at) {
        this(new RunId(family), family, platform, policy, at);
    }

    /** The same name for another task definition. */
    Order of(String other) {
        return new Order(id, other, platform, policy, at);
    }

    /** The same, launched by somebody else. */
    Order under(String other, Instant later) {
        return new Order(id, family, platform, other, later);
    }

    boolean isOnNetwork() {
        return platform != OrderPlatform.EC2;
    }

    TaskDefinitionSpec definition() {
        List<ContainerDefinition> containers = new ArrayList<>();
        containers.add(ContainerDefinition.of("app", "registry.example/app:1"));
        if (at.toEpochMilli() % 3 == 0) {
            containers.add(
                    ContainerDefinition.of("side", "registry.example/side:1").notEssential());
        }
        return TaskDefinitionSpec.of(family, isOnNetwork() ? NetworkMode.AWSVPC : NetworkMode.BRIDGE, containers);
    }

    /** The same as a direct RunTask request. */
    RunTaskRequest ofEcs() {
        return isOnNetwork()
                ? RunTaskRequest.fargate(Workload.CLUSTER, family)
                : RunTaskRequest.ec2(Workload.CLUSTER, family);
    }

    LaunchRequest request() {
        Compute compute = switch (platform) {
            case EC2 -> new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2);
            case FARGATE -> new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE);
            case FARGATE_SPOT -> new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1)));
        };
        return new LaunchRequest(
                Workload.CLUSTER,
                family,
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                compute,
                isOnNetwork()
                        ? Optional.of(new LaunchRequest.Network(List.of("subnet-1", "subnet-2"), List.of(), false))
                        : Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
    }
}
