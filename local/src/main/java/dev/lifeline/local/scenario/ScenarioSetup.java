package dev.lifeline.local.scenario;

import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.scenario.Scenario.LaunchedBy;
import dev.lifeline.local.scenario.Scenario.ScenarioPlatform;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stage of the scenarios: one script for all, one cluster per scenario, and their policies. */
final class ScenarioSetup {
    private static final int INSTANCES = 2;
    private static final Behaviour GOOD = new Behaviour(Selector.ANY_TASK, List.of(ScriptedAttempt.GOOD));

    private ScenarioSetup() {}

    /** One script for all. Each scenario's part applies only to its own cluster. */
    static Script script(List<Scenario> scenarios) {
        List<Behaviour> behaviours = new ArrayList<>();
        List<CallFault> calls = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            NamePattern cluster = new NamePattern(scenario.name());
            Durations durations = scenario.script().durations();
            Stream.concat(scenario.script().behaviours().stream(), Stream.of(GOOD))
                    .map(behaviour -> in(cluster, behaviour, durations))
                    .forEach(behaviours::add);
            for (CallFault call : scenario.script().calls()) {
                calls.add(new CallFault(
                        call.operation(), cluster, call.family(), call.skip(), call.times(), call.kind()));
            }
        }
        return new Script(Durations.DEFAULT, behaviours, calls);
    }

    private static Behaviour in(NamePattern cluster, Behaviour behaviour, Durations durations) {
        Selector select = behaviour.select();
        return new Behaviour(
                new Selector(cluster, select.family(), select.image(), select.container()),
                behaviour.attempts().stream()
                        .map(attempt -> attempt.with(attempt.durations().orElse(durations)))
                        .toList());
    }

    /** A scenario that begins with a foreign task needs a stack that adopts. */
    static Map<String, String> parameters(List<Scenario> scenarios) {
        return scenarios.stream().anyMatch(scenario -> scenario.launchedBy() == LaunchedBy.HAND)
                ? Map.of("AdoptTasks", "on")
                : Map.of();
    }

    static void prepare(LocalCloud cloud, List<Scenario> scenarios) {
        cloud.ecs().with((ecs, now) -> {
            for (Scenario scenario : scenarios) {
                ecs.createCluster(scenario.name());
                ecs.registerInstances(scenario.name(), InstanceSpec.small(INSTANCES, EcsAccount.EXAMPLE.region()), now);
                NetworkMode mode =
                        scenario.platform() == ScenarioPlatform.EC2 ? NetworkMode.BRIDGE : NetworkMode.AWSVPC;
                ecs.registerTaskDefinition(TaskDefinitionSpec.of(scenario.name(), mode, scenario.containers()), now);
            }
            return now;
        });
        scenarios.forEach(scenario -> scenario.document().ifPresent(policy -> put(cloud, policy)));
    }

    private static void put(LocalCloud cloud, PolicyDocument policy) {
        CanonicalPolicy canonical = CanonicalPolicy.of(policy);
        cloud.table()
                .policies()
                .put(new NewPolicy(
                        policy.policy().name(),
                        canonical.hash(),
                        canonical.json(),
                        cloud.clock().instant()));
    }
}
