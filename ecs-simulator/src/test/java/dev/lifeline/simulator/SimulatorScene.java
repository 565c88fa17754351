package dev.lifeline.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A simulator with a cluster, two instances and a task definition for each platform, and a clock that tests advance.
 */
final class SimulatorScene {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.250Z");
    static final String CLUSTER = "prod";
    static final RunTaskRequest FARGATE = RunTaskRequest.fargate(CLUSTER, "web");
    static final RunTaskRequest EC2 = RunTaskRequest.ec2(CLUSTER, "job");

    final EcsSimulator ecs;
    final List<EmittedEvent> events = new ArrayList<>();
    private Instant now = START;

    private SimulatorScene(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    static SimulatorScene of(Script script) {
        return of(script, RateLimits.NONE);
    }

    static SimulatorScene of(Script script, RateLimits limits) {
        EcsSimulator ecs = new EcsSimulator(new EcsSettings(EcsAccount.EXAMPLE, limits), script, new Random(42));
        ecs.createCluster(CLUSTER);
        ecs.registerInstances(CLUSTER, InstanceSpec.small(2, "us-east-1"), START);
        List<ContainerDefinition> containers = List.of(
                ContainerDefinition.of("app", "registry.example/app:1"),
                ContainerDefinition.of("sidecar", "registry.example/sidecar:1").notEssential());
        ecs.registerTaskDefinition(TaskDefinitionSpec.of("web", NetworkMode.AWSVPC, containers), START);
        ecs.registerTaskDefinition(TaskDefinitionSpec.of("job", NetworkMode.BRIDGE, containers), START);
        return new SimulatorScene(ecs);
    }

    Instant now() {
        return now;
    }

    /** Advances the time and collects the delivered events. */
    SimulatorScene pass(Duration duration) {
        now = now.plus(duration);
        events.addAll(ecs.advanceTo(now));
        return this;
    }

    SimulatorScene passSeconds(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    RunTaskAnswer run(RunTaskRequest request) {
        return ecs.runTask(request, now);
    }

    /** Runs one task and returns its ARN. */
    String start(RunTaskRequest request) {
        StartedTask started = run(request).tasks().getFirst();
        return started.taskArn();
    }

    SimulatedTask describe(String arn) {
        return ecs.describeTasks(CLUSTER, List.of(arn), now).tasks().getFirst();
    }

    /** Runs one task, waits until it is over, and returns it. */
    SimulatedTask runToEnd(RunTaskRequest request) {
        String arn = start(request);
        passSeconds(600);
        return describe(arn);
    }

    List<JsonNode> details() {
        return events.stream().map(event -> json(event.json()).path("detail")).toList();
    }

    /** The values of a field over all events, in the order of delivery. */
    List<String> seen(String field) {
        return details().stream().map(detail -> detail.path(field).asText()).toList();
    }

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
