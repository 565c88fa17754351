package dev.lifeline.local.cloud;

import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A local cloud with the cluster {@code default}, two container instances, and the task definition {@code job}. */
final class JobCloud {
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    private JobCloud() {}

    static LocalCloud start(Script script) {
        LocalCloud cloud = LocalCloud.start(new LocalCloud.CloudOptions(
                TEMPLATE,
                Map.of(),
                LocalCloud.CloudPorts.ANY,
                30,
                1,
                Duration.ofSeconds(5),
                script,
                UnaryOperator.identity(),
                (line, level) -> {},
                note -> {}));
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("default");
            ecs.registerInstances("default", InstanceSpec.small(2, "us-east-1"), now);
            return ecs.registerTaskDefinition(
                    TaskDefinitionSpec.of(
                            "job",
                            NetworkMode.BRIDGE,
                            List.of(ContainerDefinition.of("app", "registry.example/app:1"))),
                    now);
        });
        return cloud;
    }
}
