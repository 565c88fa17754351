package dev.lifeline.controller.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The detail of an "ECS Container Instance State Change" as it is written, after the EventBridge schema
 * {@code aws.ecs@ECSContainerInstanceStateChange}.
 */
record WireInstance(
        String containerInstanceArn,
        String clusterArn,
        State state,
        Optional<String> ec2InstanceId,
        Agent agent,
        Load load,
        List<WireTask.Attachment> attachments,
        List<WireTask.Pair> attributes,
        Instant updatedAt,
        Optional<Instant> registeredAt,
        Optional<String> accountType) {

    record State(String status, Optional<String> statusReason, boolean agentConnected, long version) {}

    record Agent(
            Optional<String> dockerVersion,
            Optional<String> agentHash,
            Optional<String> agentVersion,
            Optional<String> agentUpdateStatus) {}

    record Load(
            List<Resource> registeredResources,
            List<Resource> remainingResources,
            Optional<Integer> runningTasksCount,
            Optional<Integer> pendingTasksCount) {}

    record Resource(String name, String type, Value value) {}

    record Value(
            Optional<Integer> integerValue,
            Optional<Long> longValue,
            Optional<Double> doubleValue,
            List<String> stringSetValue) {}

    static WireInstance read(Fields detail) {
        return new WireInstance(
                detail.text("containerInstanceArn"),
                detail.text("clusterArn"),
                new State(
                        detail.text("status"),
                        detail.optionalText("statusReason"),
                        detail.flag("agentConnected"),
                        detail.count("version")),
                detail.optionalText("ec2InstanceId"),
                agent(detail),
                new Load(
                        detail.list("registeredResources", WireInstance::resource),
                        detail.list("remainingResources", WireInstance::resource),
                        detail.optionalInt("runningTasksCount"),
                        detail.optionalInt("pendingTasksCount")),
                detail.optionalList("attachments", WireTask::attachment),
                detail.optionalList("attributes", WireTask::pair),
                detail.time("updatedAt"),
                detail.optionalTime("registeredAt"),
                detail.optionalText("accountType"));
    }

    private static Agent agent(Fields detail) {
        Fields version = detail.object("versionInfo");
        return new Agent(
                version.optionalText("dockerVersion"),
                version.optionalText("agentHash"),
                version.optionalText("agentVersion"),
                detail.optionalText("agentUpdateStatus"));
    }

    private static Resource resource(Fields resource) {
        return new Resource(
                resource.text("name"),
                resource.text("type"),
                new Value(
                        resource.optionalInt("integerValue"),
                        resource.optionalLong("longValue"),
                        resource.optionalDouble("doubleValue"),
                        resource.texts("stringSetValue")));
    }

    InstanceDetail detail() {
        return new InstanceDetail(
                containerInstanceArn,
                clusterArn,
                InstanceStatus.of(state.status()),
                state.agentConnected(),
                state.version(),
                ec2InstanceId);
    }
}
