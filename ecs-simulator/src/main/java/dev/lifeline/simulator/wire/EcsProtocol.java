package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.model.DescribeClustersAnswer;
import dev.lifeline.simulator.model.DescribeTasksAnswer;
import dev.lifeline.simulator.model.Operation;
import dev.lifeline.simulator.script.CallFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Executes one operation on a simulator that the caller uses exclusively. */
final class EcsProtocol {
    private final EcsSimulator ecs;

    EcsProtocol(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    ObjectNode answer(Operation operation, RequestBody body, Instant now) {
        return switch (operation) {
            case CREATE_CLUSTER -> {
                ObjectNode node = Answers.object();
                node.set(
                        "cluster",
                        Answers.cluster(
                                ecs.createCluster(body.text("clusterName").orElse("default"))));
                yield node;
            }
            case DESCRIBE_CLUSTERS -> describeClusters(body);
            case REGISTER_TASK_DEFINITION ->
                Answers.taskDefinition(ecs.registerTaskDefinition(RequestReader.taskDefinition(body), now));
            case DEREGISTER_TASK_DEFINITION ->
                Answers.taskDefinition(ecs.deregisterTaskDefinition(body.required("taskDefinition")));
            case DESCRIBE_TASK_DEFINITION ->
                Answers.taskDefinition(ecs.describeTaskDefinition(body.required("taskDefinition"), now));
            case RUN_TASK -> Answers.runTask(ecs.runTask(RequestReader.runTask(body), now));
            case STOP_TASK -> stopTask(body, now);
            case DESCRIBE_TASKS -> describeTasks(body, now);
            case LIST_TASKS -> Answers.list(ecs.listTasks(RequestReader.listTasks(body), now));
            case TAG_RESOURCE -> {
                ecs.tagResource(body.required("resourceArn"), body.tags(), now);
                yield Answers.object();
            }
            case LIST_TAGS_FOR_RESOURCE -> {
                ObjectNode node = Answers.object();
                node.set("tags", Answers.tags(ecs.listTagsForResource(body.required("resourceArn"), now)));
                yield node;
            }
        };
    }

    /** The script's fault for this call. */
    Optional<CallFault.CallFaultKind> fault(Operation operation, RequestBody body) {
        String cluster = RequestReader.cluster(body);
        return ecs.callFault(
                operation.wireName(), cluster.substring(cluster.lastIndexOf('/') + 1), family(operation, body));
    }

    private static String family(Operation operation, RequestBody body) {
        String reference =
                operation == Operation.RUN_TASK ? body.text("taskDefinition").orElse("") : "";
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private ObjectNode describeClusters(RequestBody body) {
        List<String> named = body.texts("clusters");
        DescribeClustersAnswer answer = ecs.describeClusters(named.isEmpty() ? List.of("default") : named);
        return Answers.clusters(answer.clusters(), answer.failures());
    }

    private ObjectNode stopTask(RequestBody body, Instant now) {
        ObjectNode node = Answers.object();
        node.set(
                "task",
                Answers.task(
                        ecs.stopTask(RequestReader.cluster(body), body.required("task"), body.text("reason"), now),
                        Answers.Tags.LEFT_OUT));
        return node;
    }

    private ObjectNode describeTasks(RequestBody body, Instant now) {
        DescribeTasksAnswer answer = ecs.describeTasks(RequestReader.cluster(body), body.texts("tasks"), now);
        Answers.Tags tags = body.texts("include").contains("TAGS") ? Answers.Tags.SHOWN : Answers.Tags.LEFT_OUT;
        return Answers.tasks(answer.tasks(), answer.failures(), tags);
    }
}
