package dev.lifeline.functions.metrics;

import dev.lifeline.controller.port.EcsPorts;
import dev.lifeline.controller.port.TaskClusters;
import dev.lifeline.controller.port.TaskDefinitions;
import dev.lifeline.controller.port.TaskFinder;
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

/** Counts the calls to ECS without an answer. */
record MeasuredEcs(EcsPorts ecs, Measures measures) implements TaskRunner, TaskFinder, TaskDefinitions, TaskClusters {

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        return counted(ecs.runner().run(name, request), LaunchAnswer.Unknown.class);
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        return counted(ecs.runner().stop(cluster, task, reason), StopAnswer.Failed.class);
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        Map<TaskRef, DescribeAnswer> answers = ecs.finder().describe(cluster, tasks);
        if (answers.values().stream().anyMatch(DescribeAnswer.Unknown.class::isInstance)) {
            measures.count(Metric.EFFECTS_FAILED);
        }
        return answers;
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        return counted(ecs.finder().find(cluster, name), FindAnswer.Unknown.class);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return counted(ecs.definitions().definition(taskDefinition), DefinitionAnswer.Unknown.class);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return counted(ecs.clusters().cluster(cluster), ClusterAnswer.Unknown.class);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        return counted(ecs.finder().details(cluster, task), DetailsAnswer.Unknown.class);
    }

    private <T> T counted(T answer, Class<? extends T> none) {
        if (none.isInstance(answer)) {
            measures.count(Metric.EFFECTS_FAILED);
        }
        return answer;
    }
}
