package dev.lifeline.simulator.model;

/**
 * A task in RunTask's answer: whole, or, where a token is replayed after the task stopped, only what ECS still tells.
 */
public sealed interface StartedTask permits SimulatedTask, StoppedSummary {
    String taskArn();

    TaskLastStatus lastStatus();

    DesiredStatus desiredStatus();
}
