package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
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
                .list("containers", overrides.containers(), OverridesJson::write);
    }

    static Overrides read(Input in) {
        return new Overrides(
                in.optionalText("cpu"),
                in.optionalText("memory"),
                in.optionalText("taskRoleArn"),
                in.optionalText("executionRoleArn"),
                in.optionalInteger("ephemeralStorageGiB"),
                in.list("containers", OverridesJson::readContainer));
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
                .number("cpu", container.cpu())
                .number("memory", container.memory())
                .number("memoryReservation", container.memoryReservation());
    }

    private static ContainerOverride readContainer(Input in) {
        return new ContainerOverride(
                in.text("name"),
                in.texts("command"),
                in.map(
                        "environment",
                        name -> name,
                        (variables, name) -> new Secret(variables.object(name).text("reveal"))),
                in.optionalInteger("cpu"),
                in.optionalInteger("memory"),
                in.optionalInteger("memoryReservation"));
    }
}
