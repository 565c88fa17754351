package dev.lifeline.aws.ecs;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsContainer.PortBinding;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EcsTask.Placement;
import dev.lifeline.lifecycle.ecs.EcsTask.StopDetails;
import dev.lifeline.lifecycle.ecs.EcsTask.Times;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads tasks of the ECS API. An unknown word is kept as it is and is never an error. */
final class EcsTasks {

    private EcsTasks() {}

    /**
     * The task, if it has its details. ECS repeats the answer to a client token for a stopped task with its ARN,
     * {@code lastStatus} and {@code desiredStatus} alone (AWS "Ensuring idempotency").
     */
    static Optional<EcsTask> read(Task task) {
        boolean complete = Stream.of(
                                task.taskArn(),
                                task.version(),
                                task.lastStatus(),
                                task.desiredStatus(),
                                task.clusterArn(),
                                task.taskDefinitionArn())
                        .allMatch(part -> part != null)
                && !task.containers().isEmpty();
        return complete ? Optional.of(readComplete(task)) : Optional.empty();
    }

    private static EcsTask readComplete(Task task) {
        return new EcsTask(
                new TaskRef(task.taskArn()),
                task.version(),
                EcsStatus.of(task.lastStatus()),
                EcsStatus.of(task.desiredStatus()),
                stop(task),
                times(task),
                placement(task),
                task.containers().stream().map(EcsTasks::container).toList());
    }

    private static Optional<StopDetails> stop(Task task) {
        Optional<StopCode> code = text(task.stopCodeAsString()).map(StopCode::of);
        Optional<Reason> reason = text(task.stoppedReason()).map(Reason::of);
        Optional<Reason> attachment = attachment(task);
        return code.isEmpty() && reason.isEmpty() && attachment.isEmpty()
                ? Optional.empty()
                : Optional.of(new StopDetails(code, reason, attachment));
    }

    private static Optional<Reason> attachment(Task task) {
        return task.attachments().stream()
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "statusReason".equals(detail.name()))
                .flatMap(detail -> text(detail.value()).stream())
                .findFirst()
                .map(Reason::of);
    }

    private static Times times(Task task) {
        return new Times(
                Optional.ofNullable(task.createdAt()),
                Optional.ofNullable(task.pullStartedAt()),
                Optional.ofNullable(task.pullStoppedAt()),
                Optional.ofNullable(task.startedAt()),
                Optional.ofNullable(task.executionStoppedAt()).or(() -> Optional.ofNullable(task.stoppedAt())));
    }

    private static Placement placement(Task task) {
        return new Placement(
                task.clusterArn(),
                task.taskDefinitionArn(),
                text(task.group()),
                text(task.startedBy()),
                text(task.launchTypeAsString()).map(LaunchType::of),
                text(task.capacityProviderName()),
                text(task.containerInstanceArn()));
    }

    private static EcsContainer container(Container container) {
        return new EcsContainer(
                text(container.name()).orElse(""),
                EcsStatus.of(text(container.lastStatus()).orElse("")),
                Optional.ofNullable(container.exitCode()),
                text(container.reason()).map(Reason::of),
                text(container.runtimeId()),
                ports(container.networkBindings()),
                text(container.imageDigest()));
    }

    /** A binding of a port range has no single port and is omitted. */
    private static List<PortBinding> ports(List<NetworkBinding> bindings) {
        return bindings.stream()
                .filter(binding -> binding.containerPort() != null && binding.hostPort() != null)
                .map(binding -> new PortBinding(
                        binding.containerPort(),
                        binding.hostPort(),
                        text(binding.protocolAsString()).orElse("tcp")))
                .toList();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }
}
