package dev.lifeline.functions.metrics;

import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;
import java.util.Map;

/** Counts the calls to ECS without an answer. */
record MeasuredEcs(EcsPorts ecs, Measures measures) implements TaskRunner, TaskFinder, TaskDefinitions, TaskClusters {

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        return counted(ecs.runner().run(name, request), LaunchAnswer.LaunchUnanswered.class);
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        return counted(ecs.runner().stop(cluster, task, reason), StopAnswer.StopFailed.class);
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        Map<TaskRef, DescribeAnswer> answers = ecs.finder().describe(cluster, tasks);
        if (answers.values().stream().anyMatch(DescribeAnswer.DescribeUnanswered.class::isInstance)) {
            measures.count(Metric.EFFECTS_FAILED);
        }
        return answers;
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        return counted(ecs.finder().find(cluster, name), FindAnswer.ListUnanswered.class);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return counted(ecs.definitions().definition(taskDefinition), DefinitionAnswer.DefinitionUnanswered.class);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return counted(ecs.clusters().cluster(cluster), ClusterAnswer.ClusterUnanswered.class);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        return counted(ecs.finder().details(cluster, task), DetailsAnswer.DetailsUnanswered.class);
    }

    private <T> T counted(T answer, Class<? extends T> none) {
        if (none.isInstance(answer)) {
            measures.count(Metric.EFFECTS_FAILED);
        }
        return answer;
    }
}
