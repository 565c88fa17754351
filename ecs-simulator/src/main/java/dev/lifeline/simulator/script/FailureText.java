package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;

/** The words in which ECS tells a failure; they differ between the EC2 agent and Fargate. */
public sealed interface FailureText permits PullError, CreateError, StartError, InitError, FailureText.Literal {
    /**
     * The text as the platform words it.
     *
     * @param subject what failed: the image of a container, the ARN of a task
     */
    String on(SimulatedLaunchType platform, String subject);

    /** A text given word for word. */
    record Literal(String text) implements FailureText {
        @Override
        public String on(SimulatedLaunchType platform, String subject) {
            return text;
        }
    }
}
