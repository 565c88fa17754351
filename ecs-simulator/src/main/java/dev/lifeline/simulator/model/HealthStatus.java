package dev.lifeline.simulator.model;

/** A container's health as DescribeTasks reports it; events do not contain it. */
public enum HealthStatus {
    UNKNOWN,
    HEALTHY,
    UNHEALTHY
}
