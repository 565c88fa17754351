package dev.lifeline.tests.simulation;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.List;
import java.util.Map;

/** ECS behind the guard: a call that is held is an answer as well, of which ECS knows nothing. */
record GuardedEcsPort(TaskRunner guarded, Stack stack, FunctionInstance function) implements TaskRunner {

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        LaunchAnswer answer = guarded.run(name, request);
        if (answer instanceof LaunchAnswer.Held) {
            stack.witness().calls().launchHeld(function, name);
            function.testimony().toObservation(new Observation.LaunchAnswered(name.attempt(), answer));
            function.step("RunTask held", name.run());
        }
        return answer;
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        StopAnswer answer = guarded.stop(cluster, task, reason);
        if (answer instanceof StopAnswer.Held) {
            stack.witness().calls().stopHeld(function, task);
            function.testimony()
                    .toObservation(
                            new Observation.StopAnswered(stack.witness().calls().attemptOf(task), task, answer));
            function.step("StopTask held", task.id());
        }
        return answer;
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        return guarded.describe(cluster, tasks);
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        return guarded.find(cluster, name);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return guarded.definition(taskDefinition);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return guarded.cluster(cluster);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        return guarded.details(cluster, task);
    }
}
