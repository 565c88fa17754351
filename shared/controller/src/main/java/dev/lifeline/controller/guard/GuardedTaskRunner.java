package dev.lifeline.controller.guard;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;
import java.util.Map;

/** Asks the guard before each call that changes something. Questions go through: decisions live on their answers. */
record GuardedTaskRunner(TaskRunner runner, Guard guard) implements TaskRunner {

    @Override
    public LaunchAnswer run(RunId run, int attempt, LaunchRequest request) {
        return guard.launch(run, attempt, request)
                .<LaunchAnswer>map(held -> new LaunchAnswer.Held(held.reason(), held.until()))
                .orElseGet(() -> runner.run(run, attempt, request));
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
    public FindAnswer find(String cluster, RunId run, int attempt) {
        return runner.find(cluster, run, attempt);
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
