package dev.lifeline.controller.loop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;

/** Tasks as EventBridge reports them. */
final class TaskEvents {
    private TaskEvents() {}

    static String of(EcsTask task) {
        ObjectNode event = JsonTree.object();
        event.put("version", "0")
                .put("id", "d188633a-3cc2-4a97-aa93-16e5ac3824b8")
                .put("detail-type", "ECS Task State Change")
                .put("source", "aws.ecs")
                .put("account", "111122223333")
                .put("time", "2026-11-21T12:00:01Z")
                .put("region", "eu-west-1")
                .putArray("resources");
        ObjectNode detail = event.putObject("detail");
        detail.put("taskArn", task.ref().arn())
                .put(
                        "clusterArn",
                        "arn:aws:ecs:eu-west-1:111122223333:cluster/"
                                + task.placement().cluster())
                .put("taskDefinitionArn", task.placement().taskDefinition())
                .put("version", task.version() + 10)
                .put("lastStatus", task.lastStatus().toString())
                .put("desiredStatus", task.desiredStatus().toString())
                .put("createdAt", "2026-11-21T12:00:00Z")
                .put("updatedAt", "2026-11-21T12:00:01Z");
        task.placement().startedBy().ifPresent(name -> detail.put("startedBy", name));
        task.times().started().ifPresent(at -> detail.put("startedAt", at.toString()));
        task.times().stopped().ifPresent(at -> detail.put("stoppedAt", at.toString()));
        task.stop().flatMap(EcsTask.StopDetails::code).ifPresent(code -> detail.put("stopCode", code.text()));
        task.stop()
                .flatMap(EcsTask.StopDetails::reason)
                .ifPresent(reason -> detail.put("stoppedReason", reason.text()));
        detail.putObject("overrides").putArray("containerOverrides");
        ArrayNode containers = detail.putArray("containers");
        for (EcsContainer container : task.containers()) {
            ObjectNode told = containers
                    .addObject()
                    .put("name", container.name())
                    .put("containerArn", task.ref().arn() + "/" + container.name())
                    .put("taskArn", task.ref().arn())
                    .put("lastStatus", container.status().toString());
            container.exitCode().ifPresent(code -> told.put("exitCode", code));
        }
        return JsonTree.text(event);
    }
}
