package dev.lifeline.local.ecs.model;

/** Where a task runs. */
public enum SimulatedLaunchType {
    EC2,
    FARGATE
}
