package dev.lifeline.aws.ecs;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement.MpsShare;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.EnvironmentFile;
import software.amazon.awssdk.services.ecs.model.EphemeralStorage;
import software.amazon.awssdk.services.ecs.model.InferenceAcceleratorOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ResourceRequirement;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.SharingStrategy;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/**
 * Makes the RunTask request of an attempt. The same attempt gives the same bytes in every function, so unordered fields
 * are sorted: ECS answers a client token with a different request with a conflict.
 */
final class RunTaskRequests {

    private RunTaskRequests() {}

    static RunTaskRequest of(TaskName name, LaunchRequest launch) {
        RunTaskRequest.Builder request = RunTaskRequest.builder()
                .clientToken(name.clientToken())
                .startedBy(name.startedBy())
                .count(1)
                .cluster(launch.cluster())
                .taskDefinition(launch.taskDefinition());
        compute(request, launch.compute());
        launch.network()
                .map(RunTaskRequests::network)
                .ifPresent(
                        vpc -> request.networkConfiguration(configuration -> configuration.awsvpcConfiguration(vpc)));
        if (!launch.overrides().equals(Overrides.NONE)) {
            request.overrides(overrides(launch.overrides()));
        }
        RunTaskOptions.add(request, launch.options());
        return request.build();
    }

    private static void compute(RunTaskRequest.Builder request, Compute compute) {
        switch (compute) {
            case Compute.ClusterDefault none -> {}
            case Compute.OnLaunchType on -> request.launchType(on.type().toString());
            case Compute.OnProviders on ->
                request.capacityProviderStrategy(on.strategy().stream()
                        .map(item -> CapacityProviderStrategyItem.builder()
                                .capacityProvider(item.provider())
                                .base(item.base())
                                .weight(item.weight())
                                .build())
                        .toList());
        }
    }

    private static AwsVpcConfiguration network(Network network) {
        AwsVpcConfiguration.Builder vpc = AwsVpcConfiguration.builder()
                .subnets(network.subnets())
                .assignPublicIp(network.assignPublicIp() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED);
        if (!network.securityGroups().isEmpty()) {
            vpc.securityGroups(network.securityGroups());
        }
        return vpc.build();
    }

    private static TaskOverride overrides(Overrides overrides) {
        TaskOverride.Builder task = TaskOverride.builder();
        overrides.cpu().ifPresent(task::cpu);
        overrides.memory().ifPresent(task::memory);
        overrides.taskRoleArn().ifPresent(task::taskRoleArn);
        overrides.executionRoleArn().ifPresent(task::executionRoleArn);
        overrides
                .ephemeralStorageGiB()
                .ifPresent(size -> task.ephemeralStorage(
                        EphemeralStorage.builder().sizeInGiB(size).build()));
        if (!overrides.inferenceAccelerators().isEmpty()) {
            task.inferenceAcceleratorOverrides(overrides.inferenceAccelerators().stream()
                    .map(RunTaskRequests::accelerator)
                    .toList());
        }
        if (!overrides.containers().isEmpty()) {
            task.containerOverrides(overrides.containers().stream()
                    .map(RunTaskRequests::container)
                    .toList());
        }
        return task.build();
    }

    private static InferenceAcceleratorOverride accelerator(InferenceAccelerator accelerator) {
        InferenceAcceleratorOverride.Builder built = InferenceAcceleratorOverride.builder();
        accelerator.deviceName().ifPresent(built::deviceName);
        accelerator.deviceType().ifPresent(built::deviceType);
        return built.build();
    }

    private static ContainerOverride container(LaunchRequest.ContainerOverride override) {
        ContainerOverride.Builder container = ContainerOverride.builder().name(override.name());
        if (!override.command().isEmpty()) {
            container.command(override.command());
        }
        List<KeyValuePair> environment = override.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> KeyValuePair.builder()
                        .name(entry.getKey())
                        .value(entry.getValue().reveal())
                        .build())
                .toList();
        if (!environment.isEmpty()) {
            container.environment(environment);
        }
        if (!override.environmentFiles().isEmpty()) {
            container.environmentFiles(override.environmentFiles().stream()
                    .map(file -> EnvironmentFile.builder()
                            .type(file.type().text())
                            .value(file.value())
                            .build())
                    .toList());
        }
        override.cpu().ifPresent(container::cpu);
        override.memory().ifPresent(container::memory);
        override.memoryReservation().ifPresent(container::memoryReservation);
        if (!override.resourceRequirements().isEmpty()) {
            container.resourceRequirements(override.resourceRequirements().stream()
                    .map(requirement -> ResourceRequirement.builder()
                            .type(requirement.type().text())
                            .value(requirement.value())
                            .sharingStrategy(requirement
                                    .share()
                                    .map(RunTaskRequests::sharing)
                                    .orElse(null))
                            .build())
                    .toList());
        }
        return container.build();
    }

    private static SharingStrategy sharing(MpsShare share) {
        return SharingStrategy.fromNvidiaMps(mps -> mps.memory(share.memory().orElse(null))
                .maxComputePercent(share.maxComputePercent().orElse(null)));
    }
}
