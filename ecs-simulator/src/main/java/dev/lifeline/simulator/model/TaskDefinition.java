package dev.lifeline.simulator.model;

import java.time.Instant;

/** A registered revision of a task definition. */
public record TaskDefinition(
        String arn, int revision, TaskDefinitionSpec spec, TaskDefinitionStatus status, Instant registeredAt) {
    public String family() {
        return spec.family();
    }

    public TaskDefinition deregistered() {
        return new TaskDefinition(arn, revision, spec, TaskDefinitionStatus.INACTIVE, registeredAt);
    }
}
