package dev.lifeline.simulator.model;

/** Whether a revision may still be launched. */
public enum TaskDefinitionStatus {
    ACTIVE,
    INACTIVE
}
