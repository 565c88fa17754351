package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.TaskJson;
import dev.lifeline.simulator.Timestamps;
import dev.lifeline.simulator.model.Cluster;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.ListTasksAnswer;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StoppedSummary;
import dev.lifeline.simulator.model.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The simulator's values as JSON answers. */
final class Answers {
    /** Whether a task is shown with its tags. */
    enum Tags {
        SHOWN,
        LEFT_OUT
    }

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode runTask(RunTaskAnswer answer) {
        ObjectNode node = object();
        ArrayNode tasks = node.putArray("tasks");
        answer.tasks().forEach(started -> {
            switch (started) {
                case SimulatedTask task -> tasks.add(task(task, Tags.SHOWN));
                case StoppedSummary summary ->
                    tasks.addObject()
                            .put("taskArn", summary.taskArn())
                            .put("lastStatus", summary.lastStatus().name())
                            .put("desiredStatus", summary.desiredStatus().name());
            }
        });
        return failures(node, answer.failures());
    }

    static ObjectNode tasks(List<SimulatedTask> tasks, List<FailureEntry> failures, Tags tags) {
        ObjectNode node = object();
        ArrayNode all = node.putArray("tasks");
        tasks.forEach(task -> all.add(task(task, tags)));
        return failures(node, failures);
    }

    static ObjectNode task(SimulatedTask task, Tags tags) {
        ObjectNode node = TaskJson.API.task(task);
        node.set("tags", tags == Tags.SHOWN ? tags(task.tags()) : JsonNodeFactory.instance.arrayNode());
        return node;
    }

    static ArrayNode tags(Map<String, String> tags) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        new TreeMap<>(tags)
                .forEach((key, value) -> all.addObject().put("key", key).put("value", value));
        return all;
    }

    static ObjectNode clusters(List<Cluster> clusters, List<FailureEntry> failures) {
        ObjectNode node = object();
        ArrayNode all = node.putArray("clusters");
        clusters.forEach(cluster -> all.add(cluster(cluster)));
        return failures(node, failures);
    }

    static ObjectNode cluster(Cluster cluster) {
        return object().put("clusterArn", cluster.arn())
                .put("clusterName", cluster.name())
                .put("status", "ACTIVE");
    }

    static ObjectNode taskDefinition(TaskDefinition definition) {
        ObjectNode described = definition.spec().document().deepCopy();
        described.remove("tags");
        described
                .put("taskDefinitionArn", definition.arn())
                .put("revision", definition.revision())
                .put("status", definition.status().name())
                .put("registeredAt", Timestamps.inApi(definition.registeredAt()));
        ObjectNode node = object();
        node.set("taskDefinition", described);
        node.set("tags", tags(definition.spec().tags()));
        return node;
    }

    static ObjectNode list(ListTasksAnswer answer) {
        ObjectNode node = object();
        ArrayNode arns = node.putArray("taskArns");
        answer.taskArns().forEach(arns::add);
        answer.nextToken().ifPresent(token -> node.put("nextToken", token));
        return node;
    }

    static ObjectNode error(EcsException error) {
        ObjectNode node = object().put("__type", error.code().wireName()).put("message", error.text());
        if (!error.resourceIds().isEmpty()) {
            ArrayNode ids = node.putArray("resourceIds");
            error.resourceIds().forEach(ids::add);
        }
        return node;
    }

    private static ObjectNode failures(ObjectNode node, List<FailureEntry> failures) {
        ArrayNode all = node.putArray("failures");
        for (FailureEntry failure : failures) {
            ObjectNode each = all.addObject();
            failure.arn().ifPresent(arn -> each.put("arn", arn));
            each.put("reason", failure.reason());
            failure.detail().ifPresent(detail -> each.put("detail", detail));
        }
        return node;
    }
}
