package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The detail of an "ECS Task State Change" as it is written, after the EventBridge schema
 * {@code aws.ecs@ECSTaskStateChange} and the fields that ECS sends beyond it ({@code capacityProviderName},
 * {@code enableExecuteCommand}, {@code ephemeralStorage}, {@code managedAgents}, the task's own overrides).
 */
record WireTask(
        Names names, State state, Stop stop, Times times, Host host, List<Container> containers, Overrides overrides) {

    /** Without a cluster in it in accounts that kept the old format: {@code task/<id>}. */
    private static final Pattern TASK_ARN = Pattern.compile(
            "arn:[a-z0-9-]+:ecs:[a-z0-9-]+:[0-9]{12}:task/([A-Za-z0-9_-]{1,255}/)?[A-Za-z0-9_-]{1,255}");

    record Names(
            String taskArn,
            String clusterArn,
            String taskDefinitionArn,
            Optional<String> group,
            Optional<String> startedBy) {}

    record State(
            long version,
            String lastStatus,
            String desiredStatus,
            Optional<String> connectivity,
            boolean enableExecuteCommand) {}

    record Stop(Optional<String> stopCode, Optional<String> stoppedReason) {}

    record Times(
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> connectivityAt,
            Optional<Instant> pullStartedAt,
            Optional<Instant> pullStoppedAt,
            Optional<Instant> startedAt,
            Optional<Instant> stoppingAt,
            Optional<Instant> executionStoppedAt,
            Optional<Instant> stoppedAt) {}

    record Host(
            Optional<String> launchType,
            Optional<String> capacityProviderName,
            Optional<String> platformVersion,
            Optional<String> containerInstanceArn,
            Optional<String> availabilityZone,
            Optional<String> cpu,
            Optional<String> memory,
            Optional<Integer> ephemeralStorageGiB,
            List<Attachment> attachments,
            List<Pair> attributes) {}

    record Attachment(Optional<String> id, Optional<String> type, Optional<String> status, List<Pair> details) {}

    record Pair(Optional<String> name, Optional<String> value) {}

    record Container(
            String name,
            String containerArn,
            String taskArn,
            String lastStatus,
            Optional<Integer> exitCode,
            Optional<String> reason,
            Optional<String> runtimeId,
            Image image,
            Size size,
            List<Binding> networkBindings,
            List<Interface> networkInterfaces,
            List<Agent> managedAgents) {}

    record Image(Optional<String> image, Optional<String> imageDigest) {}

    record Size(
            Optional<String> cpu, Optional<String> memory, Optional<String> memoryReservation, List<String> gpuIds) {}

    record Binding(
            Optional<String> bindIP,
            Optional<String> protocol,
            Optional<Integer> containerPort,
            Optional<Integer> hostPort) {}

    record Interface(
            Optional<String> attachmentId, Optional<String> privateIpv4Address, Optional<String> ipv6Address) {}

    record Agent(Optional<String> name, Optional<String> status) {}

    static WireTask read(Fields detail) {
        return new WireTask(
                names(detail),
                new State(
                        detail.count("version"),
                        detail.text("lastStatus"),
                        detail.text("desiredStatus"),
                        detail.optionalText("connectivity"),
                        detail.optionalFlag("enableExecuteCommand").orElse(false)),
                new Stop(detail.optionalText("stopCode"), detail.optionalText("stoppedReason")),
                times(detail),
                host(detail),
                detail.list("containers", WireTask::container),
                new WireOverrides(WireWords.UNHEARD).read(detail.object("overrides")));
    }

    private static Names names(Fields detail) {
        return new Names(
                taskArn(detail),
                detail.text("clusterArn"),
                detail.text("taskDefinitionArn"),
                detail.optionalText("group"),
                detail.optionalText("startedBy"));
    }

    static String taskArn(Fields task) {
        return task.text(
                "taskArn",
                arn -> TASK_ARN.matcher(arn).matches(),
                "the ARN of an ECS task, arn:<partition>:ecs:<region>:<account>:task/…");
    }

    private static Times times(Fields detail) {
        return new Times(
                detail.time("createdAt"),
                detail.time("updatedAt"),
                detail.optionalTime("connectivityAt"),
                detail.optionalTime("pullStartedAt"),
                detail.optionalTime("pullStoppedAt"),
                detail.optionalTime("startedAt"),
                detail.optionalTime("stoppingAt"),
                detail.optionalTime("executionStoppedAt"),
                detail.optionalTime("stoppedAt"));
    }

    private static Host host(Fields detail) {
        return new Host(
                detail.optionalText("launchType"),
                detail.optionalText("capacityProviderName"),
                detail.optionalText("platformVersion"),
                detail.optionalText("containerInstanceArn"),
                detail.optionalText("availabilityZone"),
                detail.optionalText("cpu"),
                detail.optionalText("memory"),
                storage(detail),
                detail.optionalList("attachments", WireTask::attachment),
                detail.optionalList("attributes", WireTask::pair));
    }

    private static Optional<Integer> storage(Fields owner) {
        return owner.optionalObject("ephemeralStorage").flatMap(storage -> storage.optionalInt("sizeInGiB"));
    }

    static Attachment attachment(Fields attachment) {
        return new Attachment(
                attachment.optionalText("id"),
                attachment.optionalText("type"),
                attachment.optionalText("status"),
                attachment.optionalList("details", WireTask::pair));
    }

    static Pair pair(Fields pair) {
        return new Pair(pair.optionalText("name"), pair.optionalText("value"));
    }

    private static Container container(Fields container) {
        return new Container(
                container.text("name"),
                container.text("containerArn"),
                container.text("taskArn"),
                container.text("lastStatus"),
                container.optionalInt("exitCode"),
                container.optionalText("reason"),
                container.optionalText("runtimeId"),
                new Image(container.optionalText("image"), container.optionalText("imageDigest")),
                new Size(
                        container.optionalText("cpu"),
                        container.optionalText("memory"),
                        container.optionalText("memoryReservation"),
                        container.texts("gpuIds")),
                container.optionalList("networkBindings", WireTask::binding),
                container.optionalList("networkInterfaces", WireTask::networkInterface),
                container.optionalList("managedAgents", WireTask::agent));
    }

    private static Binding binding(Fields binding) {
        return new Binding(
                binding.optionalText("bindIP"),
                binding.optionalText("protocol"),
                binding.optionalInt("containerPort"),
                binding.optionalInt("hostPort"));
    }

    private static Interface networkInterface(Fields eni) {
        return new Interface(
                eni.optionalText("attachmentId"),
                eni.optionalText("privateIpv4Address"),
                eni.optionalText("ipv6Address"));
    }

    private static Agent agent(Fields agent) {
        return new Agent(agent.optionalText("name"), agent.optionalText("status"));
    }
}
