package dev.lifeline.simulator.model;

/** A container's health as DescribeTasks tells it; events never carry it. */
public enum HealthStatus {
    UNKNOWN,
    HEALTHY,
    UNHEALTHY
}
