package dev.lifeline.simulator.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container of a task. The exit code is absent for one that never ran; the reason may be present on one that runs.
 */
public record SimulatedContainer(
        String arn,
        ContainerDefinition definition,
        ContainerLastStatus status,
        OptionalInt exitCode,
        Optional<String> reason,
        Optional<String> runtimeId,
        HealthStatus health) {

    public static SimulatedContainer pending(String arn, ContainerDefinition definition) {
        return new SimulatedContainer(
                arn,
                definition,
                ContainerLastStatus.PENDING,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                HealthStatus.UNKNOWN);
    }

    public String name() {
        return definition.name();
    }

    public SimulatedContainer running(String runtime) {
        return new SimulatedContainer(
                arn,
                definition,
                ContainerLastStatus.RUNNING,
                exitCode,
                reason,
                Optional.of(runtime),
                HealthStatus.UNKNOWN);
    }

    /** The same container, stopped; the given exit code replaces any other. */
    public SimulatedContainer stopped(OptionalInt code) {
        return new SimulatedContainer(arn, definition, ContainerLastStatus.STOPPED, code, reason, runtimeId, health);
    }

    public SimulatedContainer because(String text) {
        return new SimulatedContainer(arn, definition, status, exitCode, Optional.of(text), runtimeId, health);
    }

    public SimulatedContainer withHealth(HealthStatus value) {
        return new SimulatedContainer(arn, definition, status, exitCode, reason, runtimeId, value);
    }
}
