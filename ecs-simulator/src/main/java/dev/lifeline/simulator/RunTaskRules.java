package dev.lifeline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.TaskDefinitionSpec;

/** The validation of RunTask requests (Amazon ECS API Reference, RunTask). */
final class RunTaskRules {
    private static final int COUNT = 10;
    private static final int STARTED_BY = 128;
    private static final int TOKEN = 64;
    private static final int OVERRIDES = 8192;
    private static final int SUBNETS = 16;
    private static final int SECURITY_GROUPS = 5;
    private static final int TAGS = 50;
    private static final int STRATEGY = 20;

    private RunTaskRules() {}

    static void checkShape(RunTaskRequest request) {
        require(request.count() >= 1 && request.count() <= COUNT, "count must be between 1 and 10.");
        request.startedBy()
                .ifPresent(by -> require(
                        by.length() <= STARTED_BY && by.matches("[A-Za-z0-9_/-]*"),
                        "startedBy must have at most 128 letters, digits, hyphens, slashes and underscores."));
        request.clientToken()
                .ifPresent(token -> require(
                        !token.isEmpty()
                                && token.length() <= TOKEN
                                && token.chars().allMatch(c -> c >= 33 && c <= 126),
                        "clientToken must have 1 to 64 characters of ASCII 33 to 126."));
        require(
                request.overrides().toString().length() <= OVERRIDES,
                "overrides must have at most 8192 characters as JSON.");
        request.network().ifPresent(network -> {
            require(
                    !network.subnets().isEmpty() && network.subnets().size() <= SUBNETS,
                    "subnets must name 1 to 16 subnets.");
            require(
                    network.securityGroups().size() <= SECURITY_GROUPS,
                    "securityGroups must name at most 5 security groups.");
        });
        require(request.tags().size() <= TAGS, "tags must have at most 50 entries.");
        if (request.target() instanceof LaunchTarget.ByStrategy strategy) {
            require(
                    !strategy.items().isEmpty() && strategy.items().size() <= STRATEGY,
                    "capacityProviderStrategy must have 1 to 20 entries.");
        }
    }

    static void checkAgainst(TaskDefinitionSpec definition, RunTaskRequest request, SimulatedLaunchType launchType) {
        boolean awsvpc = definition.networkMode() == NetworkMode.AWSVPC;
        require(
                !awsvpc || request.network().isPresent(),
                "networkConfiguration is required for a task definition with network mode awsvpc.");
        require(
                awsvpc || request.network().isEmpty(),
                "networkConfiguration is only allowed for a task definition with network mode awsvpc.");
        require(
                awsvpc || launchType == SimulatedLaunchType.EC2,
                "Fargate requires a task definition with network mode awsvpc.");
        for (JsonNode override : request.overrides().path("containerOverrides")) {
            String name = override.path("name").asText();
            require(
                    definition.containers().stream()
                            .map(ContainerDefinition::name)
                            .anyMatch(name::equals),
                    "The override names the container " + name + ", which the task definition does not have.");
        }
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw EcsException.invalid(message);
        }
    }
}
