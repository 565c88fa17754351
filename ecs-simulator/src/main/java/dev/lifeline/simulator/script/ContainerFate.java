package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.ContainerDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The fate of one container.
 *
 * @param logs what it writes; if absent, when it starts and how it exits
 */
public record ContainerFate(
        Optional<ContainerFault> fault, Optional<ContainerEnd> end, Optional<List<ScriptedLine>> logs) {
    public static final ContainerFate GOOD = new ContainerFate(Optional.empty(), Optional.empty(), Optional.empty());

    public static ContainerFate of(ContainerFault fault) {
        return new ContainerFate(Optional.of(fault), Optional.empty(), Optional.empty());
    }

    public static ContainerFate of(ContainerEnd end) {
        return new ContainerFate(Optional.empty(), Optional.of(end), Optional.empty());
    }

    public static ContainerFate exits(int code, Duration after) {
        return of(new ContainerEnd.Exits(code, Optional.of(after)));
    }

    /**
     * The ending if the script names none: exit code 0. A container that is not essential, or whose start was reported
     * as failed, runs until it is stopped.
     */
    public ContainerEnd endingOf(ContainerDefinition container) {
        boolean waits = !container.essential()
                || fault.filter(ContainerFault.Start.class::isInstance).isPresent();
        return end.orElseGet(
                () -> waits ? new ContainerEnd.RunsUntilStopped() : new ContainerEnd.Exits(0, Optional.empty()));
    }
}
