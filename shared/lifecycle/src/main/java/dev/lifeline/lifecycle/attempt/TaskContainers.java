package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.task.Port;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The container and port status of an attempt's task.
 *
 * @param task the latest snapshot
 */
record TaskContainers(Optional<EcsTask> task, Essentials essentials) {

    private List<EcsContainer> all() {
        return task.map(EcsTask::containers).orElse(List.of());
    }

    /** The container that failed, whose exit code the status gets; otherwise the first essential one. */
    Optional<RuntimeStatus> status() {
        Optional<Exit> exit = task.map(seen -> Exit.of(seen, essentials));
        for (EcsContainer container : all()) {
            boolean speaks = (exit.isPresent() && exit.get() instanceof Exit.BadExit failure)
                    ? container.name().equals(failure.container())
                    : Exit.isEssential(container, essentials);
            if (speaks) {
                return Optional.of(new RuntimeStatus(
                        container.runtimeId().orElse(""),
                        container.ownExitCode().orElse(0)));
            }
        }
        return Optional.empty();
    }

    Optional<PortStatus> ports() {
        List<Port> ports = new ArrayList<>();
        for (EcsContainer container : all()) {
            for (EcsContainer.PortBinding binding : container.ports()) {
                ports.add(port(binding));
            }
        }
        return ports.isEmpty() ? Optional.empty() : Optional.of(new PortStatus(ports));
    }

    private static Port port(EcsContainer.PortBinding binding) {
        Port.Protocol protocol =
                binding.protocol().toUpperCase(Locale.ROOT).equals("UDP") ? Port.Protocol.UDP : Port.Protocol.TCP;
        return new Port(protocol, binding.containerPort(), binding.hostPort());
    }
}
