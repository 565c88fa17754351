package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lifeline.simulator.EcsErrorCode;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.CpuAndMemory;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.NetworkConfiguration.PublicIp;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.RunTaskRequest.ExecuteCommand;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import java.util.List;
import java.util.Optional;

/** JSON requests as the simulator's values. */
final class RequestReader {
    private RequestReader() {}

    static String cluster(RequestBody body) {
        return body.text("cluster").orElse("default");
    }

    static TaskDefinitionSpec taskDefinition(RequestBody body) {
        List<ContainerDefinition> containers = body.objects("containerDefinitions").stream()
                .map(each -> new ContainerDefinition(
                        each.required("name"),
                        each.required("image"),
                        each.flag("essential", true),
                        each.number("cpu", 0),
                        each.number("memory", 0)))
                .toList();
        return new TaskDefinitionSpec(
                body.required("family"),
                body.choice("networkMode", NetworkMode.class).orElse(NetworkMode.BRIDGE),
                containers,
                new CpuAndMemory(body.size("cpu"), body.size("memory")),
                body.tags(),
                body.node());
    }

    static RunTaskRequest runTask(RequestBody body) {
        if (body.text("propagateTags").filter("SERVICE"::equals).isPresent()) {
            throw new EcsException(EcsErrorCode.INVALID_PARAMETER, "propagateTags SERVICE is not allowed for RunTask.");
        }
        return new RunTaskRequest(
                cluster(body),
                body.required("taskDefinition"),
                body.number("count", 1),
                target(body),
                body.object("networkConfiguration")
                        .flatMap(network -> network.object("awsvpcConfiguration"))
                        .map(RequestReader::network),
                body.object("overrides").map(RequestBody::node).orElseGet(JsonNodeFactory.instance::objectNode),
                body.text("group"),
                body.text("startedBy"),
                body.text("clientToken"),
                body.text("platformVersion"),
                body.flag("enableExecuteCommand", false) ? ExecuteCommand.ENABLED : ExecuteCommand.DISABLED,
                body.tags());
    }

    private static LaunchTarget target(RequestBody body) {
        Optional<SimulatedLaunchType> type = body.choice("launchType", SimulatedLaunchType.class);
        List<LaunchTarget.StrategyEntry> strategy = body.objects("capacityProviderStrategy").stream()
                .map(each -> new LaunchTarget.StrategyEntry(
                        each.required("capacityProvider"), each.number("weight", 0), each.number("base", 0)))
                .toList();
        if (type.isPresent() && !strategy.isEmpty()) {
            throw new EcsException(
                    EcsErrorCode.INVALID_PARAMETER,
                    "launchType and capacityProviderStrategy exclude each other: give one of them.");
        }
        if (!strategy.isEmpty()) {
            return new LaunchTarget.ByStrategy(strategy);
        }
        return type.map(LaunchTarget::type).orElseGet(LaunchTarget.Unspecified::new);
    }

    private static NetworkConfiguration network(RequestBody body) {
        return new NetworkConfiguration(
                body.texts("subnets"),
                body.texts("securityGroups"),
                body.choice("assignPublicIp", PublicIp.class).orElse(PublicIp.DISABLED));
    }

    static ListTasksRequest listTasks(RequestBody body) {
        return new ListTasksRequest(
                cluster(body),
                body.text("family"),
                body.text("startedBy"),
                body.choice("launchType", SimulatedLaunchType.class),
                body.text("containerInstance"),
                body.choice("desiredStatus", DesiredStatus.class).orElse(DesiredStatus.RUNNING),
                new ListTasksRequest.PageRequest(
                        body.text("nextToken"), body.number("maxResults", ListTasksRequest.PageRequest.LARGEST)));
    }
}
