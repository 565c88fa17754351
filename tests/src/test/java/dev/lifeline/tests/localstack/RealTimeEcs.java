package dev.lifeline.tests.localstack;

import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.RateLimits;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.wire.EcsEndpoint;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * ECS, in real time. The emulators' own ECS does not suffice: none honors a client token or sends the events of a task
 * as ECS does.
 */
final class RealTimeEcs {
    static final String CLUSTER = "prod";

    /** The ECS whose events the emulator's EventBridge delivers. */
    static final EcsAccount ACCOUNT = new EcsAccount(LocalStack.ACCOUNT, LocalStack.REGION);

    private static final List<String> FAMILIES =
            List.of("good", "flaky-registry", "shuffled", "silent", "on-lost-instance");

    private RealTimeEcs() {}

    static EcsEndpoint start(Consumer<EmittedEvent> sink) {
        EcsEndpoint ecs = EcsEndpoint.start(
                new EcsSimulator(new EcsSettings(ACCOUNT, RateLimits.NONE), script(), new Random(1)),
                0,
                ScaledClock.starting(Instant.now(), 1),
                sink);
        return ecs.with((simulator, now) -> {
            simulator.createCluster(CLUSTER);
            simulator.registerInstances(CLUSTER, InstanceSpec.small(4, ACCOUNT.region()), now);
            FAMILIES.forEach(family -> simulator.registerTaskDefinition(
                    TaskDefinitionSpec.of(
                            family,
                            NetworkMode.BRIDGE,
                            List.of(ContainerDefinition.of("app", "registry.example/app:1"))),
                    now));
            return ecs;
        });
    }

    private static Script script() {
        try {
            return ScriptReader.read(Repository.ROOT.resolve("tests/src/test/resources/localstack/ecs.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
