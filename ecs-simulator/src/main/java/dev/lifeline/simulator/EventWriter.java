package dev.lifeline.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.CpuAndMemory;
import dev.lifeline.simulator.model.SimulatedTask;
import java.time.Instant;

/** Changes as EventBridge events: the envelope, and the detail of container instances. */
final class EventWriter {
    static final String TASK = "ECS Task State Change";
    static final String INSTANCE = "ECS Container Instance State Change";

    private final EcsAccount account;
    private final Ids ids;

    EventWriter(EcsAccount account, Ids ids) {
        this.account = account;
        this.ids = ids;
    }

    EmittedEvent task(SimulatedTask task, Instant now) {
        String id = ids.uuid();
        return new EmittedEvent(
                now,
                TASK,
                task.taskArn(),
                task.version(),
                () -> envelope(
                        new Head(id, TASK, task.taskArn(), now),
                        TaskJson.EVENT.task(task).put("updatedAt", Timestamps.inEvent(now))));
    }

    EmittedEvent instance(ContainerInstance instance, CpuAndMemory remaining, Instant now) {
        String id = ids.uuid();
        return new EmittedEvent(
                now,
                INSTANCE,
                instance.arn(),
                instance.version(),
                () -> envelope(new Head(id, INSTANCE, instance.arn(), now), detail(instance, remaining, now)));
    }

    /** The event's fields in the envelope. */
    private record Head(String id, String detailType, String resource, Instant at) {}

    private String envelope(Head head, ObjectNode detail) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0")
                .put("id", head.id())
                .put("detail-type", head.detailType())
                .put("source", "aws.ecs")
                .put("account", account.id())
                .put("time", Timestamps.inEvent(Instant.ofEpochSecond(head.at().getEpochSecond())))
                .put("region", account.region());
        envelope.putArray("resources").add(head.resource());
        envelope.set("detail", detail);
        return envelope.toString();
    }

    private ObjectNode detail(ContainerInstance instance, CpuAndMemory remaining, Instant now) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        boolean connected = instance.state() == ContainerInstance.InstanceState.ACTIVE;
        detail.put("agentConnected", connected);
        attribute(
                detail.putArray("attributes"),
                "ecs.availability-zone",
                instance.spec().availabilityZone());
        detail.put("clusterArn", instance.clusterArn())
                .put("containerInstanceArn", instance.arn())
                .put("ec2InstanceId", instance.ec2InstanceId());
        resources(detail.putArray("registeredResources"), instance.spec().size());
        resources(detail.putArray("remainingResources"), remaining);
        detail.put("registeredAt", Timestamps.inEvent(instance.registeredAt()))
                .put("status", instance.state() == ContainerInstance.InstanceState.INACTIVE ? "INACTIVE" : "ACTIVE")
                .put("version", instance.version())
                .put("updatedAt", Timestamps.inEvent(now))
                .put("accountType", "ecs");
        detail.putObject("versionInfo")
                .put("agentHash", "8dfceca1")
                .put("agentVersion", "1.102.0")
                .put("dockerVersion", "DockerVersion: 25.0.8");
        return detail;
    }

    static void attribute(ArrayNode attributes, String name, String value) {
        attributes.addObject().put("name", name).put("value", value);
    }

    private static void resources(ArrayNode resources, CpuAndMemory size) {
        resources.addObject().put("name", "CPU").put("type", "INTEGER").put("integerValue", size.cpu());
        resources.addObject().put("name", "MEMORY").put("type", "INTEGER").put("integerValue", size.memory());
    }
}
