package dev.lifeline.local.ecs.model;

/** Whether a revision may still be launched. */
public enum TaskDefinitionStatus {
    ACTIVE,
    INACTIVE
}
