package dev.lifeline.local.scenario;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.script.Script;
import java.util.List;
import java.util.Optional;

/**
 * One situation: what is launched, what goes wrong, and how it must end.
 *
 * @param name the name of the run, the task definition's family, and the file
 * @param title one sentence
 * @param policy the policy that it is launched or adopted under
 * @param document that policy, if the scenario defines it
 * @param deaths how often a function dies when it would call RunTask
 */
public record Scenario(
        String name,
        String title,
        ScenarioPlatform platform,
        LaunchedBy launchedBy,
        String policy,
        Optional<PolicyDocument> document,
        List<ContainerDefinition> containers,
        Script script,
        int deaths,
        Expectation expectation) {

    public Scenario {
        containers = List.copyOf(containers);
    }

    /** Who launches the first task. */
    public enum LaunchedBy {
        /** Lifeline. */
        LIFELINE,
        /** A user, directly in ECS; it becomes a run if a policy adopts it. */
        HAND
    }

    /** The platform of the task. */
    public enum ScenarioPlatform {
        FARGATE,
        FARGATE_SPOT,
        EC2
    }

    /**
     * The required end.
     *
     * @param causes of the attempts that failed, in their order
     * @param tasks how many ECS tasks were made: never more than attempts
     */
    public record Expectation(
            Phase.Result result,
            TaskState state,
            int attempts,
            List<Cause> causes,
            int runTaskCalls,
            int stopTaskCalls,
            int tasks) {
        public Expectation {
            causes = List.copyOf(causes);
        }
    }
}
