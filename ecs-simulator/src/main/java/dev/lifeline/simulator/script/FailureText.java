package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;

/** The text of a failure in ECS, which differs between the EC2 agent and Fargate. */
public sealed interface FailureText permits PullError, CreateError, StartError, InitError, FailureText.Literal {
    /**
     * The text on that platform.
     *
     * @param subject what failed: the image of a container, the ARN of a task
     */
    String on(SimulatedLaunchType platform, String subject);

    /** An exact text. */
    record Literal(String text) implements FailureText {
        @Override
        public String on(SimulatedLaunchType platform, String subject) {
            return text;
        }
    }
}
