package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A task event as the core's snapshot of the task. */
final class TaskMapping {

    private static final Optional<String> STATUS_REASON = Optional.of("statusReason");

    private TaskMapping() {}

    static EcsTask task(WireTask wire) {
        return new EcsTask(
                new TaskRef(wire.names().taskArn()),
                wire.state().version(),
                EcsStatus.of(wire.state().lastStatus()),
                EcsStatus.of(wire.state().desiredStatus()),
                stop(wire.stop(), wire.host().attachments()),
                times(wire.times()),
                placement(wire),
                wire.containers().stream().map(TaskMapping::container).toList());
    }

    private static Optional<EcsTask.Stop> stop(WireTask.Stop stop, List<WireTask.Attachment> attachments) {
        Optional<Reason> attachment = attachments.stream()
                .flatMap(each -> each.details().stream())
                .filter(detail -> detail.name().equals(STATUS_REASON))
                .flatMap(detail -> detail.value().stream())
                .findFirst()
                .map(Reason::of);
        return stop.stopCode().isEmpty() && stop.stoppedReason().isEmpty() && attachment.isEmpty()
                ? Optional.empty()
                : Optional.of(new EcsTask.Stop(
                        stop.stopCode().map(StopCode::of), stop.stoppedReason().map(Reason::of), attachment));
    }

    private static EcsTask.Times times(WireTask.Times times) {
        return new EcsTask.Times(
                Optional.of(times.createdAt()),
                times.pullStartedAt(),
                times.pullStoppedAt(),
                times.startedAt(),
                times.stoppedAt());
    }

    private static EcsTask.Placement placement(WireTask wire) {
        return new EcsTask.Placement(
                wire.names().clusterArn(),
                wire.names().taskDefinitionArn(),
                wire.names().group(),
                wire.names().startedBy(),
                wire.host().launchType().map(LaunchType::of),
                wire.host().capacityProviderName(),
                wire.host().containerInstanceArn());
    }

    private static EcsContainer container(WireTask.Container container) {
        return new EcsContainer(
                container.name(),
                EcsStatus.of(container.lastStatus()),
                container.exitCode(),
                container.reason().map(Reason::of),
                container.runtimeId(),
                container.networkBindings().stream().flatMap(TaskMapping::port).toList());
    }

    /** A binding of a range of ports has no single port. */
    private static Stream<EcsContainer.PortBinding> port(WireTask.Binding binding) {
        return binding.containerPort().stream()
                .flatMap(inside -> binding.hostPort().stream()
                        .map(outside -> new EcsContainer.PortBinding(
                                inside, outside, binding.protocol().orElse("tcp"))));
    }
}
