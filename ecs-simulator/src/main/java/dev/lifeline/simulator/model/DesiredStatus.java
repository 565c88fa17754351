package dev.lifeline.simulator.model;

/** What ECS wants of a task; STOPPED is final. */
public enum DesiredStatus {
    RUNNING,
    STOPPED
}
