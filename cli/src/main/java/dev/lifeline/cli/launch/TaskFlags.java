package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The parameters of RunTask, as {@code aws ecs run-task} takes them. */
final class TaskFlags {
    @Option(names = "--cluster", description = "name or ARN")
    private Optional<String> cluster = Optional.empty();

    @Option(names = "--task-definition", description = "family, family:revision or ARN")
    private Optional<String> taskDefinition = Optional.empty();

    @Option(
            names = "--launch-type",
            completionCandidates = LaunchTypes.class,
            description = "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES")
    private Optional<String> launchType = Optional.empty();

    /** The words of --launch-type, for shells. */
    static final class LaunchTypes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES").iterator();
        }
    }

    @Option(
            names = "--capacity-provider-strategy",
            arity = "1..*",
            paramLabel = "ITEM",
            description = "such as capacityProvider=FARGATE_SPOT,weight=1")
    private List<String> strategy = List.of();

    @Option(
            names = "--network-configuration",
            paramLabel = "VALUE",
            description = "such as awsvpcConfiguration={subnets=[subnet-1],assignPublicIp=DISABLED}, or JSON")
    private Optional<String> network = Optional.empty();

    @Option(names = "--overrides", paramLabel = "JSON", description = "overrides of the task and its containers")
    private Optional<String> overrides = Optional.empty();

    @Option(
            names = "--placement-constraints",
            arity = "1..*",
            paramLabel = "ITEM",
            description = "such as type=distinctInstance")
    private List<String> constraints = List.of();

    @Option(
            names = "--placement-strategy",
            arity = "1..*",
            paramLabel = "ITEM",
            description = "such as type=spread,field=instanceId")
    private List<String> placement = List.of();

    @Option(names = "--volume-configurations", paramLabel = "JSON", description = "volumes to attach")
    private Optional<String> volumes = Optional.empty();

    @Option(names = "--tags", arity = "1..*", paramLabel = "ITEM", description = "such as key=team,value=reports")
    private List<String> tags = List.of();

    @Option(names = "--group", description = "task group")
    private Optional<String> group = Optional.empty();

    @Option(names = "--platform-version", description = "version of the Fargate platform")
    private Optional<String> platform = Optional.empty();

    @Option(names = "--propagate-tags", description = "TASK_DEFINITION or NONE")
    private Optional<String> propagate = Optional.empty();

    @Option(names = "--reference-id", description = "a reference of your own")
    private Optional<String> reference = Optional.empty();

    @Option(names = "--enable-execute-command", negatable = true, description = "allow ECS Exec")
    private Optional<Boolean> exec = Optional.empty();

    @Option(names = "--enable-ecs-managed-tags", negatable = true, description = "add the tags of ECS")
    private Optional<Boolean> managedTags = Optional.empty();

    /** Sets the fields that are given. */
    void into(ObjectNode request) {
        cluster.ifPresent(value -> request.put("cluster", value));
        taskDefinition.ifPresent(value -> request.put("taskDefinition", value));
        launchType.ifPresent(value -> request.put("launchType", value));
        group.ifPresent(value -> request.put("group", value));
        platform.ifPresent(value -> request.put("platformVersion", value));
        propagate.ifPresent(value -> request.put("propagateTags", value));
        reference.ifPresent(value -> request.put("referenceId", value));
        exec.ifPresent(value -> request.put("enableExecuteCommand", value));
        managedTags.ifPresent(value -> request.put("enableECSManagedTags", value));
        network.ifPresent(
                value -> request.set("networkConfiguration", Shorthand.object("--network-configuration", value)));
        overrides.ifPresent(value -> request.set("overrides", Shorthand.json("--overrides", value)));
        volumes.ifPresent(
                value -> request.set("volumeConfigurations", Shorthand.json("--volume-configurations", value)));
        list(request, "capacityProviderStrategy", "--capacity-provider-strategy", strategy);
        list(request, "placementConstraints", "--placement-constraints", constraints);
        list(request, "placementStrategy", "--placement-strategy", placement);
        list(request, "tags", "--tags", tags);
    }

    private static void list(ObjectNode request, String field, String option, List<String> values) {
        if (!values.isEmpty()) {
            request.set(field, Shorthand.list(option, values));
        }
    }
}
