package dev.lifeline.simulator.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
        return with(copy -> copy.count = value);
    }

    public RunTaskRequest withTarget(LaunchTarget value) {
        return with(copy -> copy.target = value);
    }

    public RunTaskRequest withNetwork(NetworkConfiguration value) {
        return with(copy -> copy.network = Optional.of(value));
    }

    public RunTaskRequest withOverrides(ObjectNode value) {
        return with(copy -> copy.overrides = value);
    }

    public RunTaskRequest withStartedBy(String value) {
        return with(copy -> copy.startedBy = Optional.of(value));
    }

    public RunTaskRequest withClientToken(String value) {
        return with(copy -> copy.clientToken = Optional.of(value));
    }

    public RunTaskRequest withTags(Map<String, String> value) {
        return with(copy -> copy.tags = value);
    }

    /** Whether a repeat with the same token asks for the same thing. */
    public boolean asksTheSameAs(RunTaskRequest other) {
        return withoutToken().equals(other.withoutToken());
    }

    private RunTaskRequest withoutToken() {
        return with(copy -> copy.clientToken = Optional.empty());
    }

    private RunTaskRequest with(Consumer<RequestCopy> change) {
        RequestCopy copy = new RequestCopy(this);
        change.accept(copy);
        return new RunTaskRequest(
                cluster,
                taskDefinition,
                copy.count,
                copy.target,
                copy.network,
                copy.overrides,
                group,
                copy.startedBy,
                copy.clientToken,
                platformVersion,
                executeCommand,
                copy.tags);
    }

    /** What differs in a copy. */
    private static final class RequestCopy {
        private int count;
        private LaunchTarget target;
        private Optional<NetworkConfiguration> network;
        private ObjectNode overrides;
        private Optional<String> startedBy;
        private Optional<String> clientToken;
        private Map<String, String> tags;

        private RequestCopy(RunTaskRequest of) {
            count = of.count;
            target = of.target;
            network = of.network;
            overrides = of.overrides;
            startedBy = of.startedBy;
            clientToken = of.clientToken;
            tags = of.tags;
        }
    }
}
