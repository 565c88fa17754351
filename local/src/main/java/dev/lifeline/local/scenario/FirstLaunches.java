package dev.lifeline.local.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.scenario.Scenario.ScenarioPlatform;
import dev.lifeline.simulator.model.RunTaskRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Launches the first task of each scenario, and knows its run. */
final class FirstLaunches {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ScenarioListener listener;

    /** The tasks that were launched directly in ECS, by the runs that adopt them. */
    private final Map<RunId, ByHand> byHand = new ConcurrentHashMap<>();

    private record ByHand(Scenario scenario, TaskRef task) {}

    FirstLaunches(ScenarioListener listener) {
        this.listener = listener;
    }

    void launch(ScenarioCloud now, Scenario scenario) {
        switch (scenario.launchedBy()) {
            case LIFELINE -> launchByLifeline(now, scenario);
            case HAND -> launchByHand(now.cloud(), scenario);
        }
    }

    private void launchByHand(LocalCloud cloud, Scenario scenario) {
        RunTaskRequest request = scenario.platform() == ScenarioPlatform.EC2
                ? RunTaskRequest.ec2(scenario.name(), scenario.name())
                : RunTaskRequest.fargate(scenario.name(), scenario.name());
        cloud.ecs().with((ecs, now) -> {
            TaskRef task =
                    new TaskRef(ecs.runTask(request, now).tasks().getFirst().taskArn());
            return byHand.put(new RunId(task.id()), new ByHand(scenario, task));
        });
    }

    /** The run's name for the audience. */
    RunId shown(RunId run) {
        return Optional.ofNullable(byHand.get(run))
                .map(task -> new RunId(task.scenario().name()))
                .orElse(run);
    }

    RunId run(Scenario scenario) {
        return byHand.entrySet().stream()
                .filter(entry -> entry.getValue().scenario().equals(scenario))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> new RunId(scenario.name()));
    }

    private void launchByLifeline(ScenarioCloud now, Scenario scenario) {
        switch (now.cloud().invoke("LaunchRun", request(scenario))) {
            case InvocationOutcome.Responded responded -> {}
            case InvocationOutcome.RuntimeExited died ->
                listener.functionDied(now.elapsed(), new RunId(scenario.name()));
            case InvocationOutcome.FunctionError failed ->
                throw new IllegalStateException("LaunchRun failed for scenario " + scenario.name() + ": "
                        + failed.errorType() + ": " + failed.message());
        }
    }

    private static String request(Scenario scenario) {
        ObjectNode request = MAPPER.createObjectNode()
                .put("name", scenario.name())
                .put("policy", scenario.policy())
                .put("cluster", scenario.name())
                .put("taskDefinition", scenario.name());
        request.withArray("tags").addObject().put("key", "scenario").put("value", scenario.name());
        switch (scenario.platform()) {
            case FARGATE -> request.put("launchType", "FARGATE");
            case EC2 -> request.put("launchType", "EC2");
            case FARGATE_SPOT ->
                request.withArray("capacityProviderStrategy").addObject().put("capacityProvider", "FARGATE_SPOT");
        }
        if (scenario.platform() != ScenarioPlatform.EC2) {
            request.withObject("/networkConfiguration/awsvpcConfiguration")
                    .withArray("subnets")
                    .add("subnet-0example");
        }
        return request.toString();
    }

    /** The run's first task, if it was launched directly in ECS. */
    Optional<TaskRef> byHand(RunId run) {
        return Optional.ofNullable(byHand.get(run)).map(ByHand::task);
    }
}
