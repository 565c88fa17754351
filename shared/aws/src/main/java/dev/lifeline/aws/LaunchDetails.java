package dev.lifeline.aws;

import dev.lifeline.controller.port.TaskRunner.DetailsAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Reads what a described task tells of its launch: its tags, and the fields of RunTask that cannot be sent again. */
final class LaunchDetails {
    private static final String VOLUME = "AmazonElasticBlockStorage";

    private LaunchDetails() {}

    static DetailsAnswer read(Task task) {
        Map<String, String> tags = new TreeMap<>();
        task.tags()
                .forEach(tag ->
                        tags.put(tag.key(), Optional.ofNullable(tag.value()).orElse("")));
        return new DetailsAnswer.Found(EcsTasks.read(task), tags, beyond(task));
    }

    private static List<String> beyond(Task task) {
        Optional<TaskOverride> overrides = Optional.ofNullable(task.overrides());
        List<ContainerOverride> containers =
                overrides.map(TaskOverride::containerOverrides).orElseGet(List::of);
        boolean volumes = task.attachments().stream().anyMatch(attachment -> VOLUME.equals(attachment.type()));
        return Stream.of(
                        told(
                                containers.stream()
                                        .anyMatch(container ->
                                                !container.environmentFiles().isEmpty()),
                                "it overrides environmentFiles"),
                        told(
                                containers.stream()
                                        .anyMatch(container -> !container
                                                .resourceRequirements()
                                                .isEmpty()),
                                "it overrides resourceRequirements"),
                        told(
                                overrides
                                        .filter(some -> !some.inferenceAcceleratorOverrides()
                                                .isEmpty())
                                        .isPresent(),
                                "it has inferenceAcceleratorOverrides"),
                        told(volumes, "it has a volume of its own, whose volumeConfigurations ECS does not tell"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> told(boolean so, String what) {
        return so ? Optional.of(what) : Optional.empty();
    }
}
