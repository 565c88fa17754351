package dev.lifeline.simulator.model;

/** What a replayed RunTask tells of a task that stopped less than an hour ago (Amazon ECS, "Ensuring idempotency"). */
public record StoppedSummary(String taskArn, TaskLastStatus lastStatus, DesiredStatus desiredStatus)
        implements StartedTask {}
