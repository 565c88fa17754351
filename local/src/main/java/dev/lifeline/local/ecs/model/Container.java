package dev.lifeline.local.ecs.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container of a task. The exit code is absent for one that never ran; the reason may be present on one that runs.
 */
public record Container(
        String arn,
        ContainerDefinition definition,
        ContainerStatus status,
        OptionalInt exitCode,
        Optional<String> reason,
        Optional<String> runtimeId,
        HealthStatus health) {

    public static Container pending(String arn, ContainerDefinition definition) {
        return new Container(
                arn,
                definition,
                ContainerStatus.PENDING,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                HealthStatus.UNKNOWN);
    }

    public String name() {
        return definition.name();
    }

    public Container running(String runtime) {
        return new Container(
                arn, definition, ContainerStatus.RUNNING, exitCode, reason, Optional.of(runtime), HealthStatus.UNKNOWN);
    }

    /** The same container stopped; one that ran keeps no other exit code than the given one. */
    public Container stopped(OptionalInt code) {
        return new Container(arn, definition, ContainerStatus.STOPPED, code, reason, runtimeId, health);
    }

    public Container because(String text) {
        return new Container(arn, definition, status, exitCode, Optional.of(text), runtimeId, health);
    }

    public Container withHealth(HealthStatus value) {
        return new Container(arn, definition, status, exitCode, reason, runtimeId, value);
    }
}
