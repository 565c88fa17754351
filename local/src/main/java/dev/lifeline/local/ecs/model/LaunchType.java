package dev.lifeline.local.ecs.model;

/** Where a task runs. */
public enum LaunchType {
    EC2,
    FARGATE
}
