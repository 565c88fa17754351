package dev.lifeline.simulator.model;

/** Where a task runs. */
public enum SimulatedLaunchType {
    EC2,
    FARGATE
}
