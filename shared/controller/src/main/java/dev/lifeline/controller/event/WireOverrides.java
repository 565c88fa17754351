package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.Optional;
import java.util.stream.Collectors;

/** The overrides of a task, as its events and RunTask requests write them (AWS ECS API, TaskOverride). */
record WireOverrides(WireWords words) {

    Overrides read(WireFields overrides) {
        return new Overrides(
                overrides.optionalText("cpu"),
                overrides.optionalText("memory"),
                overrides.optionalText("taskRoleArn"),
                overrides.optionalText("executionRoleArn"),
                overrides.optionalObject("ephemeralStorage").flatMap(storage -> storage.optionalInt("sizeInGiB")),
                overrides.optionalList("inferenceAcceleratorOverrides", WireOverrides::accelerator),
                // ECS lists every container, also the one that nothing was overridden for.
                overrides.optionalList("containerOverrides", this::container).stream()
                        .filter(override -> !override.equals(ContainerOverride.nothing(override.name())))
                        .toList());
    }

    private static InferenceAccelerator accelerator(WireFields accelerator) {
        return new InferenceAccelerator(accelerator.optionalText("deviceName"), accelerator.optionalText("deviceType"));
    }

    private ContainerOverride container(WireFields override) {
        return new ContainerOverride(
                override.text("name"),
                override.texts("command"),
                override.optionalList("environment", Variable::read).stream()
                        .collect(Collectors.toMap(Variable::name, Variable::value, (first, last) -> last)),
                override.optionalList("environmentFiles", this::file).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                override.optionalInt("cpu"),
                override.optionalInt("memory"),
                override.optionalInt("memoryReservation"),
                override.optionalList("resourceRequirements", this::requirement).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<EnvironmentFile> file(WireFields file) {
        return words.required(file, "type", EnvironmentFile.Type.class)
                .map(type -> new EnvironmentFile(type, file.text("value")));
    }

    private Optional<ResourceRequirement> requirement(WireFields requirement) {
        return words.required(requirement, "type", ResourceRequirement.Type.class)
                .map(type -> new ResourceRequirement(type, requirement.text("value")));
    }

    private record Variable(String name, Secret value) {
        static Variable read(WireFields variable) {
            return new Variable(variable.text("name"), new Secret(variable.raw("value")));
        }
    }
}
