package dev.lifeline.controller.adopt;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A recorder of launches by others, and the events of a task that it sees. */
abstract class LaunchRecorderScene {
    static final TaskRef TASK =
            new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/366ea30b6e732d54b24717ccb03debeb");

    static final String EVENT_ID = "8f3c7a3e-1b2c-4d5e-8f90-0a1b2c3d4e5f";
    static final String DEFINITION_ARN = Runs.REQUEST.taskDefinition();
    static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";
    static final Network RECORDED = new Network(List.of("subnet-1", "subnet-2"), List.of("sg-9"), true);
    static final String MADE = "\"tasks\": [{\"taskArn\": \"" + TASK.arn() + "\"}], \"failures\": []";

    static final String REQUEST = """
            "cluster": "prod", "taskDefinition": "etl", "count": 1, "startedBy": "someone", "propagateTags": "TASK_DEFINITION",
            "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "base": 1, "weight": 1},
                                         {"capacityProvider": "FARGATE_SPOT", "weight": 3}],
            "tags": [{"key": "team", "value": "data"}, {"key": "aws:batch:job-queue", "value": "q"}],
            "networkConfiguration": {"awsvpcConfiguration": {
                "subnets": ["subnet-1", "subnet-2"], "securityGroups": ["sg-9"], "assignPublicIp": "ENABLED"}}""";

    static final String SECRETLY = """
            , "overrides": {"containerOverrides": [{"name": "app", "environment": [
                {"name": "TOKEN", "value": "HIDDEN_DUE_TO_SECURITY_REASONS"}]}]}""";

    final TestWorld world = new TestWorld(Runs.NOON);

    @BeforeEach
    void define() {
        DefinitionAnswer found = new DefinitionAnswer.DefinitionFound(
                DEFINITION_ARN,
                List.of("app"),
                Map.of("app", "registry.example/app:1"),
                Optional.empty(),
                true,
                Map.of());
        world.ecs.define(DEFINITION_ARN, found);
        world.ecs.define("etl", found);
        world.ecs.put(new EcsTask(
                TASK,
                1,
                EcsStatus.Known.PENDING,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(Runs.NOON), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new EcsTask.Placement(
                        "prod",
                        DEFINITION_ARN,
                        Optional.of("family:etl"),
                        Optional.of("someone"),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE),
                        Optional.of("FARGATE_SPOT"),
                        Optional.empty()),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.of("PENDING"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))));
    }

    EventReceiver receiver() {
        TaskSelector match = new TaskSelector(
                Optional.of(new Glob("prod")),
                Optional.of(new Glob("etl")),
                Optional.of(new Glob("family:*")),
                Optional.of(new Glob("someone")),
                Optional.of(LaunchType.KnownLaunchType.FARGATE));
        return receiver(AdoptingPolicies.of(List.of(new PolicyDocument(
                DefaultPolicy.named("default").orElseThrow(),
                List.of(match),
                new LaunchTemplate(Optional.empty(), Map.of("by", "policy", "team", "none"))))));
    }

    EventReceiver receiver(AdoptingPolicies policies) {
        return RunController.in(world.controllerPorts(new AdoptionPorts(policies, world.records)))
                .receiver();
    }

    static String call(String request, String answer) {
        return detail("\"requestParameters\": {" + request + "}, \"responseElements\": {" + answer + "}");
    }

    static String detail(String parts) {
        return """
                {"id": "e", "source": "aws.ecs", "detail-type": "AWS API Call via CloudTrail", "account": "111122223333",
                 "region": "eu-west-1", "time": "2026-11-21T12:00:00Z", "resources": [],
                 "detail": {"eventName": "RunTask", "eventID": "%s", %s}}
                """.formatted(EVENT_ID, parts);
    }

    /** An event of the task, with the environment that CloudTrail hides. */
    String event(EcsTask task) {
        String stop = task.stop()
                .map(why -> "\"stopCode\": \"%s\", \"stoppedReason\": \"%s\","
                        .formatted(why.code().orElseThrow(), why.reason().orElseThrow()))
                .orElse("");
        return """
                {"id": "e", "source": "aws.ecs", "detail-type": "ECS Task State Change", "account": "111122223333",
                 "region": "eu-west-1", "time": "2026-11-21T12:00:00Z", "resources": [],
                 "detail": {"taskArn": "%s", "clusterArn": "prod", "taskDefinitionArn": "%s", "version": %d, %s
                  "group": "family:etl", "startedBy": "someone", "launchType": "FARGATE",
                  "capacityProviderName": "FARGATE_SPOT", "lastStatus": "%s", "desiredStatus": "%s",
                  "createdAt": "2026-11-21T12:00:00Z", "updatedAt": "2026-11-21T12:00:00Z", "containers": [],
                  "overrides": {"containerOverrides": [
                    {"name": "app", "environment": [{"name": "TOKEN", "value": "%s"}]}]}}}
                """.formatted(
                TASK.arn(), DEFINITION_ARN, task.version(), stop, task.lastStatus(), task.desiredStatus(), Runs.SECRET);
    }

    Received receive(String event) {
        return receiver().receive("m", Origin.direct("RecordLaunch"), event);
    }

    Received failed() {
        return receive(event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));
    }

    Run run(RunId id) {
        return world.store.peek(id).orElseThrow();
    }

    String journal(RunId id) {
        return world.store.journal(id).getLast().explanation().reason();
    }

    void passes(Duration time, RunId id) {
        world.clock.advance(time);
        new RunLoop(world.controllerPorts()).observe(id.key(), new TimePassed());
    }

    static String failures(String... reasons) {
        List<String> all = new ArrayList<>();
        for (String reason : reasons) {
            all.add("{\"arn\": \"arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/1\", \"reason\": \""
                    + reason + "\"}");
        }
        return "\"tasks\": [], \"failures\": [" + String.join(", ", all) + "]";
    }
}
