package dev.lifeline.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.functions.standin.StandIn;
import java.util.function.IntFunction;

/**
 * The events of a rehearsed run, as Lambda passes them to the functions.
 *
 * @param startedBy the {@code startedBy} of the n-th task that ECS launched
 */
record RehearsedEvents(String run, IntFunction<String> startedBy) {
    private static final String PULL_FAILED = """
            "stopCode": "TaskFailedToStart", "stoppedReason": "Task failed to start",
            "stoppedAt": "2026-01-01T00:00:30.5Z",
            "containers": [{"name": "app", "containerArn": "%1$s/app", "taskArn": "%1$s", "lastStatus": "STOPPED",
              "reason": "CannotPullContainerError: net/http: request canceled while waiting for connection"}]""";

    private static final String EXITED = """
            "stopCode": "EssentialContainerExited", "stoppedReason": "Essential container in task exited",
            "pullStartedAt": "2026-01-01T00:00:50Z", "pullStoppedAt": "2026-01-01T00:00:55Z",
            "startedAt": "2026-01-01T00:01:00Z", "stoppingAt": "2026-01-01T00:01:29Z",
            "executionStoppedAt": "2026-01-01T00:01:29Z", "stoppedAt": "2026-01-01T00:01:30Z",
            "containers": [{"name": "app", "containerArn": "%1$s/app", "taskArn": "%1$s", "lastStatus": "STOPPED",
              "exitCode": 0, "image": "app:1", "imageDigest": "sha256:0", "runtimeId": "0", "cpu": "256",
              "memory": "512", "networkInterfaces": [], "networkBindings":
                [{"bindIP": "0.0.0.0", "containerPort": 80, "hostPort": 32768, "protocol": "tcp"}]}]""";

    private static final String RUNNING = """
            "pullStartedAt": "2026-01-01T00:00:10Z", "pullStoppedAt": "2026-01-01T00:00:15Z",
            "startedAt": "2026-01-01T00:00:20Z",
            "containers": [{"name": "app", "containerArn": "%1$s/app", "taskArn": "%1$s", "lastStatus": "RUNNING",
              "networkInterfaces": [{"attachmentId": "0", "privateIpv4Address": "10.0.1.70"}]}]""";

    private static final String PENDING = """
            "containers": [{"name": "app", "containerArn": "%1$s/app", "taskArn": "%1$s", "lastStatus": "PENDING"}]""";

    /** With every field of a request, because a run is read and written completely. */
    String request() {
        return """
                {"name": "%s", "cluster": "prod",
                 "taskDefinition": "arn:aws:ecs:%s:task-definition/etl:7",
                 "capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}],
                 "networkConfiguration": {"awsvpcConfiguration":
                   {"subnets": ["subnet-1"], "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}},
                 "placementConstraints": [{"type": "memberOf", "expression": "x"}],
                 "placementStrategy": [{"type": "spread", "field": "x"}],
                 "volumeConfigurations": [{"name": "data", "managedEBSVolume": {"roleArn": "x", "sizeInGiB": 1,
                   "encrypted": true, "filesystemType": "xfs", "terminationPolicy": {"deleteOnTermination": true},
                   "tagSpecifications": [{"resourceType": "volume", "tags": [{"key": "a", "value": "b"}]}]}}],
                 "referenceId": "x", "propagateTags": "NONE", "tags": [{"key": "a", "value": "b"}], "count": 1,
                 "overrides": {"cpu": "256", "memory": "512", "ephemeralStorage": {"sizeInGiB": 30},
                   "inferenceAcceleratorOverrides": [{"deviceName": "x", "deviceType": "x"}],
                   "containerOverrides": [{"name": "app", "command": ["run"], "cpu": 256, "memory": 512,
                     "environment": [{"name": "A", "value": "b"}],
                     "environmentFiles": [{"type": "s3", "value": "x"}],
                     "resourceRequirements": [{"type": "GPU", "value": "1"}]}]}}
                """.formatted(run, StandIn.ACCOUNT);
    }

    /** A request that names only the run. */
    String named() {
        return JsonTree.text(JsonTree.object().put("run", run));
    }

    String controlled(String action) {
        return JsonTree.text(JsonTree.object().put("run", run).put("action", action));
    }

    String pending(int attempt) {
        return task(attempt, 2, "PENDING", PENDING);
    }

    String running(int attempt) {
        return task(attempt, 3, "RUNNING", RUNNING);
    }

    String pullFailed(int attempt) {
        return task(attempt, 3, "STOPPED", PULL_FAILED);
    }

    String succeeded(int attempt) {
        return task(attempt, 4, "STOPPED", EXITED);
    }

    String listing() {
        return "{\"prefix\": \"" + run + "\"}";
    }

    /** A foreign task that no policy adopts. */
    String ofOthers() {
        return new RehearsedEvents("others", any -> "somebody").pending(1);
    }

    String instanceGone() {
        return event("ECS Container Instance State Change", """
                {"containerInstanceArn": "arn:aws:ecs:%1$s:container-instance/prod/0123456789abcdef",
                 "clusterArn": "arn:aws:ecs:%1$s:cluster/prod", "status": "INACTIVE", "agentConnected": false,
                 "version": 3, "versionInfo": {}, "registeredResources": [], "remainingResources": [],
                 "updatedAt": "2026-01-01T00:00:01Z"}""".formatted(StandIn.ACCOUNT));
    }

    static String batch(String... bodies) {
        ObjectNode batch = JsonTree.object();
        ArrayNode records = batch.putArray("Records");
        for (String body : bodies) {
            records.addObject().put("messageId", "message-" + records.size()).put("body", body);
        }
        return JsonTree.text(batch);
    }

    private String task(int attempt, int version, String status, String state) {
        String started = startedBy.apply(attempt);
        String arn = StandIn.taskArn(started);
        return event("ECS Task State Change", """
                {"taskArn": "%1$s", "clusterArn": "arn:aws:ecs:%2$s:cluster/prod",
                 "taskDefinitionArn": "arn:aws:ecs:%2$s:task-definition/etl:7", "startedBy": "%3$s",
                 "version": %4$d, "lastStatus": "%5$s", "desiredStatus": "%6$s", "group": "family:etl",
                 "launchType": "EC2", "connectivity": "CONNECTED", "cpu": "256", "memory": "512",
                 "availabilityZone": "us-east-1a", "enableExecuteCommand": false,
                 "containerInstanceArn": "arn:aws:ecs:%2$s:container-instance/prod/fedcba9876543210",
                 "attachments": [{"id": "0", "type": "eni", "status": "ATTACHED",
                   "details": [{"name": "subnetId", "value": "subnet-1"}]}],
                 "attributes": [{"name": "ecs.cpu-architecture", "value": "x86_64"}],
                 "overrides": {"containerOverrides": [
                   {"name": "app", "command": ["run"], "environment": [{"name": "A", "value": "b"}]}]},
                 "createdAt": "2026-01-01T00:00:00.123Z", "updatedAt": "2026-01-01T00:00:01Z", %7$s}""".formatted(
                        arn,
                        StandIn.ACCOUNT,
                        started,
                        version,
                        status,
                        status.equals("STOPPED") ? "STOPPED" : "RUNNING",
                        state.formatted(arn)));
    }

    private static String event(String detailType, String detail) {
        return """
                {"version": "0", "id": "d188633a-3cc2-4a97-aa93-16e5ac3824b8", "detail-type": "%s",
                 "source": "aws.ecs", "account": "111122223333", "time": "2026-01-01T00:00:01Z",
                 "region": "us-east-1", "resources": [], "detail": %s}""".formatted(detailType, detail);
    }
}
