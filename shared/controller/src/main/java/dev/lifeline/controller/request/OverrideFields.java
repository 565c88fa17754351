package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads RunTask's {@code overrides}.
 *
 * <p>Source: AWS ECS API, TaskOverride and ContainerOverride.
 */
final class OverrideFields {
    private OverrideFields() {}

    static Overrides read(Fields fields) {
        return new Overrides(
                fields.text("cpu"),
                fields.text("memory"),
                fields.text("taskRoleArn"),
                fields.text("executionRoleArn"),
                fields.object("ephemeralStorage", storage -> storage.integer("sizeInGiB"))
                        .flatMap(size -> size),
                fields.list("inferenceAcceleratorOverrides", OverrideFields::accelerator),
                fields.list("containerOverrides", OverrideFields::container));
    }

    private static InferenceAccelerator accelerator(Fields fields) {
        return new InferenceAccelerator(fields.text("deviceName"), fields.text("deviceType"));
    }

    private static ContainerOverride container(Fields fields) {
        Map<String, Secret> environment = new HashMap<>();
        fields.pairs("environment", "name", "value").forEach((name, value) -> environment.put(name, new Secret(value)));
        return new ContainerOverride(
                fields.requiredText("name"),
                fields.texts("command"),
                environment,
                present(fields.list("environmentFiles", OverrideFields::file)),
                fields.integer("cpu"),
                fields.integer("memory"),
                fields.integer("memoryReservation"),
                present(fields.list("resourceRequirements", OverrideFields::requirement)));
    }

    private static Optional<EnvironmentFile> file(Fields fields) {
        String value = fields.requiredText("value");
        return ApiWords.required(fields, "type", EnvironmentFile.Type.class)
                .map(type -> new EnvironmentFile(type, value));
    }

    private static Optional<ResourceRequirement> requirement(Fields fields) {
        String value = fields.requiredText("value");
        return ApiWords.required(fields, "type", ResourceRequirement.Type.class)
                .map(type -> new ResourceRequirement(type, value));
    }

    private static <T> List<T> present(List<Optional<T>> values) {
        return values.stream().flatMap(Optional::stream).toList();
    }
}
