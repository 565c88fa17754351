package dev.lifeline.controller.event;

import dev.lifeline.controller.event.ResourceArn.ResourceKind;
import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of the detail of an "ECS Task State Change", in any order, and the core's snapshot of the task.
 *
 * <p>An event is usable if it has {@code taskArn} (which task), {@code version} (whether it is news) and
 * {@code lastStatus} (the state). {@code clusterArn} is needed only if the task's ARN names no cluster, because
 * questions to ECS need it. Everything else counts as absent if it is missing or odd.
 */
final class TaskFields {
    private Reading<ResourceArn> taskArn = IdentityFields.missing();
    private Reading<String> clusterArn = IdentityFields.missing();
    private Reading<Long> version = IdentityFields.missing();
    private Reading<EcsStatus> lastStatus = IdentityFields.missing();
    private EcsStatus desiredStatus = EcsStatus.Unknown.UNREPORTED;

    private Optional<StopCode> stopCode = Optional.empty();
    private Optional<Reason> stoppedReason = Optional.empty();
    private Optional<Reason> attachmentReason = Optional.empty();

    private Optional<Instant> created = Optional.empty();
    private Optional<Instant> pullStarted = Optional.empty();
    private Optional<Instant> pullStopped = Optional.empty();
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> executionStopped = Optional.empty();
    private Optional<Instant> stopped = Optional.empty();

    private Optional<String> taskDefinition = Optional.empty();
    private Optional<String> group = Optional.empty();
    private Optional<String> startedBy = Optional.empty();
    private Optional<LaunchType> launchType = Optional.empty();
    private Optional<String> capacityProvider = Optional.empty();
    private Optional<String> containerInstance = Optional.empty();

    private final List<EcsContainer> containers = new ArrayList<>();

    private TaskFields() {}

    static TaskFields read(JsonStream in) throws IOException {
        TaskFields fields = new TaskFields();
        in.object(key -> fields.read(key, in));
        return fields;
    }

    private void read(String key, JsonStream in) throws IOException {
        switch (key) {
            case "taskArn" -> taskArn = IdentityFields.text(in).then(text -> ResourceArn.read(text, ResourceKind.TASK));
            case "clusterArn" -> clusterArn = IdentityFields.text(in);
            case "version" -> version = IdentityFields.count(in);
            case "lastStatus" ->
                lastStatus = IdentityFields.text(in).then(text -> new Reading.Fits<>(EcsStatus.of(text)));
            case "desiredStatus" -> desiredStatus = ContainerFields.status(in);
            case "stopCode" -> stopCode = in.text().map(StopCode::of);
            case "stoppedReason" -> stoppedReason = in.text().map(Reason::of);
            case "attachments" -> attachmentReason = AttachmentFields.reason(in);
            case "createdAt" -> created = in.time();
            case "pullStartedAt" -> pullStarted = in.time();
            case "pullStoppedAt" -> pullStopped = in.time();
            case "startedAt" -> started = in.time();
            case "executionStoppedAt" -> executionStopped = in.time();
            case "stoppedAt" -> stopped = in.time();
            case "taskDefinitionArn" -> taskDefinition = in.text();
            case "group" -> group = in.text();
            case "startedBy" -> startedBy = in.text();
            case "launchType" -> launchType = in.text().map(LaunchType::of);
            case "capacityProviderName" -> capacityProvider = in.text();
            case "containerInstanceArn" -> containerInstance = in.text();
            case "containers" -> in.array(() -> ContainerFields.read(in).ifPresent(containers::add));
            default -> {}
        }
    }

    /** The task; empty, with problems, if a required field is missing. */
    Optional<EcsTask> task(Problems problems) {
        Optional<ResourceArn> arn = IdentityFields.known("detail.taskArn", taskArn, problems);
        Optional<String> cluster = arn.flatMap(ResourceArn::cluster)
                .or(() -> IdentityFields.known("detail.clusterArn", clusterArn, problems));
        Optional<Long> counted = IdentityFields.known("detail.version", version, problems);
        Optional<EcsStatus> status = IdentityFields.known("detail.lastStatus", lastStatus, problems);
        return problems.isEmpty()
                ? Optional.of(new EcsTask(
                        new TaskRef(arn.orElseThrow().text()),
                        counted.orElseThrow(),
                        status.orElseThrow(),
                        desiredStatus,
                        stop(),
                        new EcsTask.Times(
                                created, pullStarted, pullStopped, started, executionStopped.or(() -> stopped)),
                        placement(cluster.orElseThrow()),
                        containers))
                : Optional.empty();
    }

    private Optional<EcsTask.StopDetails> stop() {
        return stopCode.isEmpty() && stoppedReason.isEmpty() && attachmentReason.isEmpty()
                ? Optional.empty()
                : Optional.of(new EcsTask.StopDetails(stopCode, stoppedReason, attachmentReason));
    }

    private EcsTask.Placement placement(String cluster) {
        return new EcsTask.Placement(
                cluster,
                taskDefinition.orElse(EcsTask.Placement.NO_DEFINITION),
                group,
                startedBy,
                launchType,
                capacityProvider,
                containerInstance);
    }
}
