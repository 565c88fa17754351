package dev.lifeline.controller.event;

import dev.lifeline.controller.event.ResourceArn.Kind;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The detail of an "ECS Task State Change" as the core's snapshot of the task.
 *
 * <p>An event is unusable only without what makes it an observation of a task: {@code taskArn} says of which,
 * {@code version} whether it is news, {@code lastStatus} what it is. {@code clusterArn} is needed only where the task's
 * ARN names no cluster, since ECS cannot be asked about a task without it. Everything else counts as absent where it is
 * missing or odd.
 */
final class TaskMapping {
    private static final EcsStatus UNTOLD = EcsStatus.of("UNKNOWN");

    private TaskMapping() {}

    static TaskDetail read(Fields detail) {
        return new TaskDetail(task(detail), () -> {
            List<String> unread = new ArrayList<>();
            return new ToldLaunch(LaunchMapping.request(detail.notingIn(unread)), unread);
        });
    }

    private static EcsTask task(Fields detail) {
        String arn = ResourceArn.read(detail, "taskArn", Kind.TASK);
        String cluster = ResourceArn.cluster(arn).orElseGet(() -> detail.text("clusterArn"));
        Fields facts = detail.tolerant();
        return new EcsTask(
                new TaskRef(arn),
                detail.count("version"),
                EcsStatus.of(detail.text("lastStatus")),
                status(facts, "desiredStatus"),
                stop(facts),
                times(facts),
                placement(facts, cluster),
                facts.optionalList("containers", TaskMapping::container).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static EcsStatus status(Fields facts, String name) {
        return facts.optionalText(name).map(EcsStatus::of).orElse(UNTOLD);
    }

    private static Optional<EcsTask.Stop> stop(Fields facts) {
        Optional<Reason> attachment =
                attachmentDetails(facts, "statusReason").findFirst().map(Reason::of);
        EcsTask.Stop stop = new EcsTask.Stop(
                facts.optionalText("stopCode").map(StopCode::of),
                facts.optionalText("stoppedReason").map(Reason::of),
                attachment);
        return stop.code().isEmpty() && stop.reason().isEmpty() && attachment.isEmpty()
                ? Optional.empty()
                : Optional.of(stop);
    }

    private static Stream<String> attachmentDetails(Fields facts, String name) {
        return facts
                .optionalList("attachments", attachment -> attachment.optionalList("details", pair -> pair))
                .stream()
                .flatMap(List::stream)
                .filter(pair -> pair.optionalText("name").filter(name::equals).isPresent())
                .flatMap(pair -> pair.optionalText("value").stream());
    }

    private static EcsTask.Times times(Fields facts) {
        return new EcsTask.Times(
                facts.optionalTime("createdAt"),
                facts.optionalTime("pullStartedAt"),
                facts.optionalTime("pullStoppedAt"),
                facts.optionalTime("startedAt"),
                facts.optionalTime("executionStoppedAt").or(() -> facts.optionalTime("stoppedAt")));
    }

    private static EcsTask.Placement placement(Fields facts, String cluster) {
        return new EcsTask.Placement(
                cluster,
                facts.optionalText("taskDefinitionArn").orElse(EcsTask.Placement.NO_DEFINITION),
                facts.optionalText("group"),
                facts.optionalText("startedBy"),
                facts.optionalText("launchType").map(LaunchType::of),
                facts.optionalText("capacityProviderName"),
                facts.optionalText("containerInstanceArn"));
    }

    /** A container without a name could not be told from the others. */
    private static Optional<EcsContainer> container(Fields container) {
        return container
                .optionalText("name")
                .map(name -> new EcsContainer(
                        name,
                        status(container, "lastStatus"),
                        container.optionalExitCode("exitCode"),
                        container.optionalText("reason").map(Reason::of),
                        container.optionalText("runtimeId"),
                        container.optionalList("networkBindings", TaskMapping::port).stream()
                                .flatMap(port -> port)
                                .toList(),
                        container.optionalText("imageDigest")));
    }

    /** A binding of a range of ports has no single port. */
    private static Stream<EcsContainer.PortBinding> port(Fields binding) {
        return binding.optionalInt("containerPort").stream()
                .flatMap(inside -> binding.optionalInt("hostPort").stream()
                        .map(outside -> new EcsContainer.PortBinding(
                                inside,
                                outside,
                                binding.optionalText("protocol").orElse("tcp"))));
    }
}
