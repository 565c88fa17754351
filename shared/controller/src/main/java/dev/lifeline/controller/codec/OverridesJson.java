package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.Secret;

/** What a launch differs in from its task definition. */
final class OverridesJson {
    private OverridesJson() {}

    static Output write(Overrides overrides) {
        return new Output()
                .text("cpu", overrides.cpu())
                .text("memory", overrides.memory())
                .text("taskRoleArn", overrides.taskRoleArn())
                .text("executionRoleArn", overrides.executionRoleArn())
                .number("ephemeralStorageGiB", overrides.ephemeralStorageGiB())
                .list("inferenceAccelerators", overrides.inferenceAccelerators(), OverridesJson::write)
                .list("containers", overrides.containers(), OverridesJson::write);
    }

    static Overrides read(Input in) {
        return new Overrides(
                in.optionalText("cpu"),
                in.optionalText("memory"),
                in.optionalText("taskRoleArn"),
                in.optionalText("executionRoleArn"),
                in.optionalInteger("ephemeralStorageGiB"),
                in.list("inferenceAccelerators", OverridesJson::readAccelerator),
                in.list("containers", OverridesJson::readContainer));
    }

    private static Output write(InferenceAccelerator accelerator) {
        return new Output().text("deviceName", accelerator.deviceName()).text("deviceType", accelerator.deviceType());
    }

    private static InferenceAccelerator readAccelerator(Input in) {
        return new InferenceAccelerator(in.optionalText("deviceName"), in.optionalText("deviceType"));
    }

    private static Output write(ContainerOverride container) {
        Output environment = new Output();
        container
                .environment()
                .forEach((name, value) -> environment.object(name, new Output().text("reveal", value.reveal())));
        return new Output()
                .text("name", container.name())
                .texts("command", container.command())
                .object("environment", environment)
                .list("environmentFiles", container.environmentFiles(), OverridesJson::write)
                .number("cpu", container.cpu())
                .number("memory", container.memory())
                .number("memoryReservation", container.memoryReservation())
                .list("resourceRequirements", container.resourceRequirements(), OverridesJson::write);
    }

    private static Output write(EnvironmentFile file) {
        return new Output().word("type", file.type()).text("value", file.value());
    }

    private static EnvironmentFile readFile(Input in) {
        return new EnvironmentFile(in.word("type", EnvironmentFile.Type.class), in.text("value"));
    }

    private static Output write(ResourceRequirement requirement) {
        return new Output().word("type", requirement.type()).text("value", requirement.value());
    }

    private static ResourceRequirement readRequirement(Input in) {
        return new ResourceRequirement(in.word("type", ResourceRequirement.Type.class), in.text("value"));
    }

    private static ContainerOverride readContainer(Input in) {
        return new ContainerOverride(
                in.text("name"),
                in.texts("command"),
                in.map(
                        "environment",
                        name -> name,
                        (variables, name) -> new Secret(variables.object(name).text("reveal"))),
                in.list("environmentFiles", OverridesJson::readFile),
                in.optionalInteger("cpu"),
                in.optionalInteger("memory"),
                in.optionalInteger("memoryReservation"),
                in.list("resourceRequirements", OverridesJson::readRequirement));
    }
}
