package dev.lifeline.local.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.ecs.model.ContainerInstance;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskSize;
import java.time.Instant;

/** Changes as EventBridge tells them: the envelope, and the container instance's detail. */
final class EventWriter {
    static final String TASK = "ECS Task State Change";
    static final String INSTANCE = "ECS Container Instance State Change";

    private final EcsAccount account;
    private final Ids ids;

    EventWriter(EcsAccount account, Ids ids) {
        this.account = account;
        this.ids = ids;
    }

    EmittedEvent task(Task task, Instant now) {
        ObjectNode detail = TaskShape.EVENT.task(task).put("updatedAt", Timestamps.inEvent(now));
        return event(new EmittedEvent(now, TASK, task.taskArn(), task.version(), ""), detail);
    }

    EmittedEvent instance(ContainerInstance instance, TaskSize remaining, Instant now) {
        return event(
                new EmittedEvent(now, INSTANCE, instance.arn(), instance.version(), ""),
                detail(instance, remaining, now));
    }

    private EmittedEvent event(EmittedEvent bare, ObjectNode detail) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0")
                .put("id", ids.uuid())
                .put("detail-type", bare.detailType())
                .put("source", "aws.ecs")
                .put("account", account.id())
                .put("time", Timestamps.inEvent(Instant.ofEpochSecond(bare.at().getEpochSecond())))
                .put("region", account.region());
        envelope.putArray("resources").add(bare.resource());
        envelope.set("detail", detail);
        return new EmittedEvent(bare.at(), bare.detailType(), bare.resource(), bare.version(), envelope.toString());
    }

    private ObjectNode detail(ContainerInstance instance, TaskSize remaining, Instant now) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        boolean connected = instance.state() == ContainerInstance.State.ACTIVE;
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
                .put("status", instance.state() == ContainerInstance.State.INACTIVE ? "INACTIVE" : "ACTIVE")
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

    private static void resources(ArrayNode resources, TaskSize size) {
        resources.addObject().put("name", "CPU").put("type", "INTEGER").put("integerValue", size.cpu());
        resources.addObject().put("name", "MEMORY").put("type", "INTEGER").put("integerValue", size.memory());
    }
}
