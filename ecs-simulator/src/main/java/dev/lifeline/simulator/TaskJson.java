package dev.lifeline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.Eni;
import dev.lifeline.simulator.model.RunTaskRequest.ExecuteCommand;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.SimulatedTask.Connectivity;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskLaunch;
import dev.lifeline.simulator.model.TaskLaunch.TaskPlacement;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import java.time.Instant;
import java.util.regex.Pattern;

/** A task in JSON, in the two shapes of ECS: events and the API name and write a few things differently. */
public enum TaskJson {
    /** Attachment type {@code eni}, ISO timestamps, managed agents with {@code status}, no health and no tags. */
    EVENT,
    /**
     * Attachment type {@code ElasticNetworkInterface}, epoch seconds, managed agents with {@code lastStatus}, health.
     */
    API;

    /** ECS reports a digest only for images in ECR. */
    private static final Pattern ECR = Pattern.compile("^\\d{12}\\.dkr\\.ecr\\.");

    /** The fields that both shapes share: without {@code updatedAt} and {@code tags}. */
    public ObjectNode task(SimulatedTask task) {
        TaskLaunch launch = task.launch();
        TaskPlacement placement = launch.placement();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode attachments = node.putArray("attachments");
        placement.eni().ifPresent(eni -> attachments.add(attachment(eni, task.lastStatus())));
        node.putArray("attributes")
                .addObject()
                .put("name", "ecs.cpu-architecture")
                .put("value", "x86_64");
        node.put("availabilityZone", placement.availabilityZone());
        placement.capacityProvider().ifPresent(name -> node.put("capacityProviderName", name));
        node.put("clusterArn", launch.clusterArn());
        placement.containerInstanceArn().ifPresent(arn -> node.put("containerInstanceArn", arn));
        ArrayNode containers = node.putArray("containers");
        task.containers().forEach(container -> containers.add(container(task, container)));
        node.put("cpu", size(launch, "cpu")).put("memory", size(launch, "memory"));
        node.put("enableExecuteCommand", launch.request().executeCommand() == ExecuteCommand.ENABLED);
        if (placement.launchType() == SimulatedLaunchType.FARGATE) {
            node.putObject("ephemeralStorage").put("sizeInGiB", 20);
            node.put("platformVersion", "1.4.0");
        }
        node.put("group", launch.group())
                .put("launchType", placement.launchType().name());
        node.set("overrides", overrides(launch));
        launch.request().startedBy().ifPresent(by -> node.put("startedBy", by));
        state(node, task);
        return node.put("taskArn", task.taskArn())
                .put("taskDefinitionArn", launch.taskDefinition().arn())
                .put("version", task.version());
    }

    private void state(ObjectNode node, SimulatedTask task) {
        if (task.connectivity() != Connectivity.UNKNOWN) {
            node.put("connectivity", task.connectivity().name());
        }
        for (TaskTimestamp timestamp : TaskTimestamp.values()) {
            task.times().at(timestamp).ifPresent(at -> moment(node, timestamp.wireName(), at));
        }
        node.put("desiredStatus", task.desiredStatus().name())
                .put("lastStatus", task.lastStatus().name());
        task.stop().ifPresent(stop -> {
            stop.code().map(TaskStopCode::wireName).ifPresent(code -> node.put("stopCode", code));
            node.put("stoppedReason", stop.reason());
        });
        if (this == API) {
            node.put("healthStatus", health(task));
        }
    }

    private void moment(ObjectNode node, String name, Instant at) {
        switch (this) {
            case EVENT -> node.put(name, Timestamps.inEvent(at));
            case API -> node.put(name, Timestamps.inApi(at));
        }
    }

    private ObjectNode attachment(Eni eni, TaskLastStatus status) {
        boolean attached = status != TaskLastStatus.PROVISIONING;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", eni.attachmentId())
                .put("type", this == EVENT ? "eni" : "ElasticNetworkInterface")
                .put("status", attached ? status == TaskLastStatus.STOPPED ? "DELETED" : "ATTACHED" : "PRECREATED");
        ArrayNode details = node.putArray("details");
        details.addObject().put("name", "subnetId").put("value", eni.subnetId());
        if (attached) {
            details.addObject().put("name", "networkInterfaceId").put("value", eni.networkInterfaceId());
            details.addObject().put("name", "macAddress").put("value", eni.macAddress());
            details.addObject().put("name", "privateIPv4Address").put("value", eni.privateIpv4Address());
        }
        return node;
    }

    private ObjectNode container(SimulatedTask task, SimulatedContainer container) {
        ContainerDefinition definition = container.definition();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("containerArn", container.arn())
                .put("taskArn", task.taskArn())
                .put("name", container.name())
                .put("image", definition.image())
                .put("lastStatus", container.status().name())
                .put("cpu", String.valueOf(definition.cpu()));
        if (definition.memory() > 0) {
            node.put("memory", String.valueOf(definition.memory()));
        }
        container.exitCode().ifPresent(code -> node.put("exitCode", code));
        container.reason().ifPresent(reason -> node.put("reason", reason));
        container.runtimeId().ifPresent(id -> {
            node.put("runtimeId", id);
            if (ECR.matcher(definition.image()).find()) {
                node.put("imageDigest", ImageDigest.of(definition.image()));
            }
        });
        ArrayNode interfaces = node.putArray("networkInterfaces");
        task.launch()
                .placement()
                .eni()
                .filter(eni -> task.lastStatus() != TaskLastStatus.PROVISIONING)
                .ifPresent(eni -> interfaces
                        .addObject()
                        .put("attachmentId", eni.attachmentId())
                        .put("privateIpv4Address", eni.privateIpv4Address()));
        if (task.launch().request().executeCommand() == ExecuteCommand.ENABLED) {
            node.putArray("managedAgents")
                    .addObject()
                    .put("name", "ExecuteCommandAgent")
                    .put(
                            this == EVENT ? "status" : "lastStatus",
                            container.status().name());
        }
        if (this == API) {
            node.put("healthStatus", container.health().name());
        }
        return node;
    }

    /** The overrides as sent, with an entry for every container, as ECS adds them. */
    private static ObjectNode overrides(TaskLaunch launch) {
        ObjectNode node = launch.request().overrides().deepCopy();
        JsonNode given = node.path("containerOverrides").deepCopy();
        ArrayNode all = node.putArray("containerOverrides");
        for (ContainerDefinition definition : launch.taskDefinition().spec().containers()) {
            all.add(overrideOf(given, definition.name()));
        }
        return node;
    }

    private static JsonNode overrideOf(JsonNode given, String container) {
        for (JsonNode each : given) {
            if (each.path("name").asText().equals(container)) {
                return each;
            }
        }
        return JsonNodeFactory.instance.objectNode().put("name", container);
    }

    private static String size(TaskLaunch launch, String dimension) {
        int defined = dimension.equals("cpu")
                ? launch.taskDefinition().spec().size().cpu()
                : launch.taskDefinition().spec().size().memory();
        return launch.request().overrides().path(dimension).asText(String.valueOf(defined));
    }

    private static String health(SimulatedTask task) {
        return task.containers().stream()
                .map(container -> container.health().name())
                .filter("UNHEALTHY"::equals)
                .findFirst()
                .orElse("UNKNOWN");
    }
}
