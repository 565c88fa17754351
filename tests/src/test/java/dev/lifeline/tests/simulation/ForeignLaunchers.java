package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Other callers of RunTask: each may read the {@code startedBy} of our tasks, and copy it. A task in another namespace
 * belongs to another stack's run of the same name.
 */
final class ForeignLaunchers {
    private static final String OTHER_CLUSTER = "elsewhere";
    private static final String OTHER_FAMILY = "strange-";

    /** While a token lives, less five minutes for clocks: later a copy may be Lifeline's own. */
    private static final Duration COPIED_WITHIN = Duration.ofMinutes(45);

    private final SimulatedWorld world;
    private final Set<TaskName> chosen = new HashSet<>();

    ForeignLaunchers(SimulatedWorld world) {
        this.world = world;
    }

    /** What a stranger's task shares with an attempt's own task. */
    private enum Guise {
        ALL_BUT_THE_TOKEN,
        ANOTHER_NONCE,
        NEXT_ATTEMPT,
        ANOTHER_NAMESPACE,
        ANOTHER_DEFINITION,
        ANOTHER_CLUSTER
    }

    /** A task of ours is visible, and so is its name. */
    void saved(Run run, EcsCallLog calls) {
        TaskName name = run.identity().task(run.attempt().number());
        boolean named = run.attempt().task().flatMap(calls::nameOf).isPresent();
        if (named && chosen.add(name)) {
            world.chance().roll(Fault.STRANGER, name).ifPresent(roll -> {
                Guise guise = roll.pick(List.of(Guise.values()));
                Instant at = world.time().now().plusMillis((long)
                        (1000 * roll.other().between(0.1, 1800)));
                world.time().at(at, () -> launch(run, name, guise));
            });
        }
    }

    /** Somebody who has seen how tasks are named uses the name of a run before its launch. */
    void before(Order order, Namespace namespace) {
        TaskName name = new TaskName(namespace, order.id().key(), Nonce.first(7), 1, Coverage.DECISIVE);
        world.chance().roll(Fault.EARLY_STRANGER, name).ifPresent(roll -> {
            Duration ahead = Duration.between(SimulatedWorld.START, order.at());
            world.time()
                    .at(
                            order.at().minusMillis(roll.upTo((int) ahead.toMillis())),
                            () -> launch(order.ofEcs().withStartedBy(name.startedBy())));
        });
    }

    private void launch(Run run, TaskName name, Guise guise) {
        boolean late = world.time().now().isAfter(run.attempt().created().plus(COPIED_WITHIN));
        if (guise == Guise.ALL_BUT_THE_TOKEN && late) {
            return;
        }
        boolean network = run.request().network().isPresent();
        String family = run.request().taskDefinition();
        RunTaskRequest request = switch (guise) {
            case ALL_BUT_THE_TOKEN, ANOTHER_NONCE, NEXT_ATTEMPT, ANOTHER_NAMESPACE ->
                request(Workload.CLUSTER, family, network);
            case ANOTHER_DEFINITION -> request(Workload.CLUSTER, define(OTHER_FAMILY, network), network);
            case ANOTHER_CLUSTER -> request(OTHER_CLUSTER, network ? family : define(OTHER_FAMILY, true), true);
        };
        launch(request.withStartedBy(named(name, guise).startedBy()));
    }

    private void launch(RunTaskRequest request) {
        try {
            world.ecs().with((ecs, now) -> {
                ecs.createCluster(OTHER_CLUSTER);
                return ecs.runTask(request, now);
            });
            world.trace().note(world.time().now(), "a stranger", "launches", request.startedBy());
        } catch (EcsException refused) {
            world.trace().note(world.time().now(), "a stranger", "is refused", request.startedBy());
        }
    }

    private static TaskName named(TaskName name, Guise guise) {
        return switch (guise) {
            case ALL_BUT_THE_TOKEN, ANOTHER_DEFINITION, ANOTHER_CLUSTER -> name;
            case ANOTHER_NONCE ->
                new TaskName(
                        name.namespace(),
                        name.run(),
                        Nonce.first(7),
                        name.attempt() + name.run().value().length() % 2,
                        Coverage.DECISIVE);
            case NEXT_ATTEMPT ->
                new TaskName(name.namespace(), name.run(), name.nonce(), name.attempt() + 1, Coverage.DECISIVE);
            case ANOTHER_NAMESPACE ->
                new TaskName(new Namespace("strange"), name.run(), name.nonce(), name.attempt(), Coverage.DECISIVE);
        };
    }

    private static RunTaskRequest request(String cluster, String definition, boolean network) {
        return network ? RunTaskRequest.fargate(cluster, definition) : RunTaskRequest.ec2(cluster, definition);
    }

    /** A task definition beside those of the workload, of a family of that name. */
    String define(String prefix, boolean network) {
        NetworkMode mode = network ? NetworkMode.AWSVPC : NetworkMode.BRIDGE;
        String family = prefix + mode;
        world.ecs()
                .with((ecs, now) -> ecs.registerTaskDefinition(
                        TaskDefinitionSpec.of(
                                family, mode, List.of(ContainerDefinition.of("app", "registry.example/app:1"))),
                        now));
        return family;
    }
}
