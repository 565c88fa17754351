package dev.lifeline.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;

/** Payloads as Lambda passes them to the functions. */
final class Messages {
    static final String INSTANCE = "arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/0123456789abcdef";

    static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:TaskEvents";

    private Messages() {}

    /** A batch of SQS; the messages are called m1, m2, … */
    static String batch(String... bodies) {
        ObjectNode batch = JsonTree.object();
        ArrayNode records = batch.putArray("Records");
        for (String body : bodies) {
            records.addObject()
                    .put("messageId", "m" + records.size())
                    .put("receiptHandle", "handle")
                    .put("body", body)
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", QUEUE)
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return batch.toString();
    }

    /** The event of a task on {@link #INSTANCE} that is the first attempt of that run. */
    static String taskEvent(RunId run, EcsTask task) {
        String detail = """
                {"taskArn": "%s", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                 "taskDefinitionArn": "%s", "startedBy": "%s", "version": %d,
                 "lastStatus": "%s", "desiredStatus": "%s", "containers": [], "overrides": {},
                 "containerInstanceArn": "%s",
                 "createdAt": "2026-11-21T12:00:00Z", "updatedAt": "2026-11-21T12:00:01Z"}
                """.formatted(
                        task.ref().arn(),
                        task.placement().taskDefinition(),
                        Runs.identity(run).task(1).startedBy(),
                        task.version(),
                        task.lastStatus(),
                        task.desiredStatus(),
                        INSTANCE);
        return event("ECS Task State Change", detail);
    }

    static String instanceEvent(String status) {
        String detail = """
                {"containerInstanceArn": "%s", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                 "status": "%s", "agentConnected": false, "version": 3, "versionInfo": {}, "registeredResources": [],
                 "remainingResources": [], "updatedAt": "2026-11-21T12:00:01Z"}
                """.formatted(INSTANCE, status);
        return event("ECS Container Instance State Change", detail);
    }

    static String instanceHealth(String overallStatus) {
        return event("ECS Container Instance Health Change", """
                {"containerInstanceArn": "%s", "overallStatus": "%s"}""".formatted(INSTANCE, overallStatus));
    }

    static String event(String detailType, String detail) {
        return """
                {"version": "0", "id": "d188633a-3cc2-4a97-aa93-16e5ac3824b8", "detail-type": "%s",
                 "source": "aws.ecs", "account": "111122223333", "time": "2026-11-21T12:00:01Z",
                 "region": "eu-west-1", "resources": [], "detail": %s}
                """.formatted(detailType, detail);
    }
}
