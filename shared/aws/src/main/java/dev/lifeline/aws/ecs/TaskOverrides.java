package dev.lifeline.aws.ecs;

import dev.lifeline.lifecycle.ecs.ApiWord;
import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.ResourceRequirement.MpsShare;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.EphemeralStorage;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.SharingStrategy;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** The overrides of a described task. */
record TaskOverrides(TaskOverride task) {

    Overrides read() {
        return new Overrides(
                Optional.ofNullable(task.cpu()),
                Optional.ofNullable(task.memory()),
                Optional.ofNullable(task.taskRoleArn()),
                Optional.ofNullable(task.executionRoleArn()),
                Optional.ofNullable(task.ephemeralStorage()).map(EphemeralStorage::sizeInGiB),
                task.inferenceAcceleratorOverrides().stream()
                        .map(accelerator -> new InferenceAccelerator(
                                Optional.ofNullable(accelerator.deviceName()),
                                Optional.ofNullable(accelerator.deviceType())))
                        .toList(),
                // ECS lists every container, including those without overrides.
                task.containerOverrides().stream()
                        .map(TaskOverrides::container)
                        .filter(override -> !override.equals(LaunchRequest.ContainerOverride.nothing(override.name())))
                        .toList());
    }

    /** What {@link #read} omits, because this version does not know its type. */
    List<String> unknown() {
        return Stream.concat(
                        task.containerOverrides().stream()
                                .flatMap(container -> container.environmentFiles().stream())
                                .filter(file -> ApiWord.of(EnvironmentFile.FileType.class, file.typeAsString())
                                        .isEmpty())
                                .map(file -> "it overrides environmentFiles of an unknown type"),
                        task.containerOverrides().stream()
                                .flatMap(container -> container.resourceRequirements().stream())
                                .filter(requirement -> ApiWord.of(
                                                ResourceRequirement.ResourceType.class, requirement.typeAsString())
                                        .isEmpty())
                                .map(requirement -> "it overrides resourceRequirements of an unknown type"))
                .distinct()
                .toList();
    }

    private static LaunchRequest.ContainerOverride container(ContainerOverride container) {
        return new LaunchRequest.ContainerOverride(
                container.name(),
                container.command(),
                environment(container),
                container.environmentFiles().stream()
                        .flatMap(file -> ApiWord.of(EnvironmentFile.FileType.class, file.typeAsString()).stream()
                                .map(type -> new EnvironmentFile(type, file.value())))
                        .toList(),
                Optional.ofNullable(container.cpu()),
                Optional.ofNullable(container.memory()),
                Optional.ofNullable(container.memoryReservation()),
                container.resourceRequirements().stream()
                        .flatMap(requirement ->
                                ApiWord.of(ResourceRequirement.ResourceType.class, requirement.typeAsString()).stream()
                                        .map(type -> new ResourceRequirement(
                                                type, requirement.value(), share(requirement.sharingStrategy()))))
                        .toList());
    }

    private static Optional<MpsShare> share(@Nullable SharingStrategy sharing) {
        return Optional.ofNullable(sharing)
                .map(SharingStrategy::nvidiaMps)
                .map(share -> new MpsShare(
                        Optional.ofNullable(share.memory()), Optional.ofNullable(share.maxComputePercent())));
    }

    private static Map<String, Secret> environment(ContainerOverride container) {
        return container.environment().stream()
                .collect(Collectors.toMap(
                        KeyValuePair::name,
                        variable ->
                                new Secret(Optional.ofNullable(variable.value()).orElse("")),
                        (first, last) -> last));
    }
}
