package dev.lifeline.simulator.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A RunTask call.
 *
 * @param cluster name or ARN
 * @param taskDefinition family, family:revision or ARN
 * @param count 1 to 10
 * @param overrides the API's {@code overrides} object; its values may be secrets
 * @param clientToken the idempotency token; not part of "the same parameters"
 */
public record RunTaskRequest(
        String cluster,
        String taskDefinition,
        int count,
        LaunchTarget target,
        Optional<NetworkConfiguration> network,
        ObjectNode overrides,
        Optional<String> group,
        Optional<String> startedBy,
        Optional<String> clientToken,
        Optional<String> platformVersion,
        ExecuteCommand executeCommand,
        Map<String, String> tags) {

    public RunTaskRequest {
        overrides = overrides.deepCopy();
        tags = Map.copyOf(tags);
    }

    /** One Fargate task in an invented subnet, with defaults for everything else. */
    public static RunTaskRequest fargate(String cluster, String taskDefinition) {
        return of(cluster, taskDefinition, LaunchTarget.type(SimulatedLaunchType.FARGATE))
                .withNetwork(NetworkConfiguration.of("subnet-0a1b2c3d"));
    }

    /** One task on the cluster's instances with a task definition that needs no network interface. */
    public static RunTaskRequest ec2(String cluster, String taskDefinition) {
        return of(cluster, taskDefinition, LaunchTarget.type(SimulatedLaunchType.EC2));
    }

    public static RunTaskRequest of(String cluster, String taskDefinition, LaunchTarget target) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                1,
                target,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExecuteCommand.DISABLED,
                Map.of());
    }

    /** Whether ECS Exec is switched on. */
    public enum ExecuteCommand {
        ENABLED,
        DISABLED
    }

    public RunTaskRequest withCount(int value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                value,
                target,
                network,
                overrides,
                group,
                startedBy,
                clientToken,
                platformVersion,
                executeCommand,
                tags);
    }

    public RunTaskRequest withTarget(LaunchTarget value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                value,
                network,
                overrides,
                group,
                startedBy,
                clientToken,
                platformVersion,
                executeCommand,
                tags);
    }

    public RunTaskRequest withNetwork(NetworkConfiguration value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                target,
                Optional.of(value),
                overrides,
                group,
                startedBy,
                clientToken,
                platformVersion,
                executeCommand,
                tags);
    }

    public RunTaskRequest withOverrides(ObjectNode value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                target,
                network,
                value,
                group,
                startedBy,
                clientToken,
                platformVersion,
                executeCommand,
                tags);
    }

    public RunTaskRequest withStartedBy(String value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                target,
                network,
                overrides,
                group,
                Optional.of(value),
                clientToken,
                platformVersion,
                executeCommand,
                tags);
    }

    public RunTaskRequest withClientToken(String value) {
        return withToken(Optional.of(value));
    }

    public RunTaskRequest withTags(Map<String, String> value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                target,
                network,
                overrides,
                group,
                startedBy,
                clientToken,
                platformVersion,
                executeCommand,
                value);
    }

    /** Whether a repetition with the same token has the same parameters. */
    public boolean asksTheSameAs(RunTaskRequest other) {
        return withToken(Optional.empty()).equals(other.withToken(Optional.empty()));
    }

    private RunTaskRequest withToken(Optional<String> value) {
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                count,
                target,
                network,
                overrides,
                group,
                startedBy,
                value,
                platformVersion,
                executeCommand,
                tags);
    }
}
