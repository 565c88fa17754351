package dev.lifeline.tests.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.RunTaskRequest.ExecuteCommand;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Between the core's values and the simulator's, as the adapter for the real ECS has it between those and the SDK's.
 */
final class EcsMapping {

    private EcsMapping() {}

    static EcsTask task(SimulatedTask task) {
        return new EcsTask(
                new TaskRef(task.taskArn()),
                task.version(),
                EcsStatus.of(task.lastStatus().name()),
                EcsStatus.of(task.desiredStatus().name()),
                task.stop()
                        .map(stop -> new EcsTask.StopDetails(
                                stop.code().map(code -> StopCode.of(code.wireName())),
                                Optional.of(Reason.of(stop.reason())),
                                Optional.empty())),
                new EcsTask.Times(
                        time(task, TaskTimestamp.CREATED),
                        time(task, TaskTimestamp.PULL_STARTED),
                        time(task, TaskTimestamp.PULL_STOPPED),
                        time(task, TaskTimestamp.STARTED),
                        time(task, TaskTimestamp.EXECUTION_STOPPED).or(() -> time(task, TaskTimestamp.STOPPED))),
                placement(task),
                task.containers().stream().map(EcsMapping::container).toList());
    }

    private static Optional<Instant> time(SimulatedTask task, TaskTimestamp timestamp) {
        return task.times().at(timestamp).map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static EcsTask.Placement placement(SimulatedTask task) {
        return new EcsTask.Placement(
                task.launch().clusterArn(),
                task.launch().taskDefinition().arn(),
                Optional.of(task.launch().group()),
                task.launch().request().startedBy(),
                Optional.of(dev.lifeline.lifecycle.ecs.LaunchType.of(
                        task.launch().placement().launchType().name())),
                task.launch().placement().capacityProvider(),
                task.launch().placement().containerInstanceArn());
    }

    private static EcsContainer container(SimulatedContainer container) {
        return new EcsContainer(
                container.name(),
                EcsStatus.of(container.status().name()),
                boxed(container.exitCode()),
                container.reason().map(Reason::of),
                container.runtimeId(),
                List.of());
    }

    private static Optional<Integer> boxed(OptionalInt code) {
        return code.isPresent() ? Optional.of(code.getAsInt()) : Optional.empty();
    }

    /** The attempt whose the task says that it is. */
    static Optional<TaskName> name(EcsTask task) {
        return task.placement().startedBy().flatMap(TaskName::parse);
    }

    static RunTaskRequest request(TaskName name, LaunchRequest launch) {
        return new RunTaskRequest(
                launch.cluster(),
                launch.taskDefinition(),
                1,
                target(launch.compute()),
                launch.network()
                        .map(network ->
                                NetworkConfiguration.of(network.subnets().toArray(String[]::new))),
                overrides(launch.overrides()),
                launch.options().group(),
                Optional.of(name.startedBy()),
                Optional.of(name.clientToken()),
                launch.options().platformVersion(),
                ExecuteCommand.DISABLED,
                launch.options().tagging().tags());
    }

    private static LaunchTarget target(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault none -> new LaunchTarget.Unspecified();
            case Compute.OnLaunchType on ->
                LaunchTarget.type(SimulatedLaunchType.valueOf(on.type().toString()));
            case Compute.OnProviders on ->
                new LaunchTarget.ByStrategy(on.strategy().stream()
                        .map(item -> new LaunchTarget.StrategyEntry(item.provider(), item.weight(), item.base()))
                        .toList());
        };
    }

    private static ObjectNode overrides(LaunchRequest.Overrides overrides) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        overrides.cpu().ifPresent(cpu -> node.put("cpu", cpu));
        overrides.memory().ifPresent(memory -> node.put("memory", memory));
        if (!overrides.containers().isEmpty()) {
            ArrayNode containers = node.putArray("containerOverrides");
            overrides.containers().forEach(each -> containers.add(container(each)));
        }
        return node;
    }

    private static ObjectNode container(LaunchRequest.ContainerOverride override) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", override.name());
        ArrayNode environment = node.putArray("environment");
        override.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> environment
                        .addObject()
                        .put("name", entry.getKey())
                        .put("value", entry.getValue().reveal()));
        return node;
    }
}
