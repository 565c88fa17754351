package dev.lifeline.controller.guard;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.List;
import java.util.Map;

/** Asks the guard before each call that changes something. Questions go through: decisions live on their answers. */
record GuardedTaskRunner(TaskRunner runner, Guard guard) implements TaskRunner {

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        return guard.launch(name, request)
                .<LaunchAnswer>map(held -> new LaunchAnswer.Held(held.reason(), held.until()))
                .orElseGet(() -> runner.run(name, request));
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        return guard.stop(cluster)
                .<StopAnswer>map(held -> new StopAnswer.Held(held.reason(), held.until()))
                .orElseGet(() -> runner.stop(cluster, task, reason));
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        return runner.describe(cluster, tasks);
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        return runner.find(cluster, name);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return runner.definition(taskDefinition);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return runner.cluster(cluster);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        return runner.details(cluster, task);
    }
}
