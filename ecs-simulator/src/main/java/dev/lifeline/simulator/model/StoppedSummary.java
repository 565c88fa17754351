package dev.lifeline.simulator.model;

/**
 * What a replayed RunTask reports about a task that stopped less than an hour ago (Amazon ECS, "Ensuring idempotency").
 */
public record StoppedSummary(String taskArn, TaskLastStatus lastStatus, DesiredStatus desiredStatus)
        implements StartedTask {}
