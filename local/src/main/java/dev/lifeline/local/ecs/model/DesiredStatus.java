package dev.lifeline.local.ecs.model;

/** What ECS wants of a task; STOPPED is final. */
public enum DesiredStatus {
    RUNNING,
    STOPPED
}
