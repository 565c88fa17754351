package dev.lifeline.simulator.model;

/**
 * A task in RunTask's answer: complete, or only what ECS still reports if a token is replayed after the task stopped.
 */
public sealed interface StartedTask permits SimulatedTask, StoppedSummary {
    String taskArn();

    TaskLastStatus lastStatus();

    DesiredStatus desiredStatus();
}
