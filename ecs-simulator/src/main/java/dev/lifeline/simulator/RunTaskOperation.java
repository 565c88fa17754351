package dev.lifeline.simulator;

import dev.lifeline.simulator.model.Cluster;
import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.CpuAndMemory;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.Eni;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import dev.lifeline.simulator.model.TaskDefinition;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskLaunch;
import dev.lifeline.simulator.model.TaskLaunch.TaskPlacement;
import dev.lifeline.simulator.model.TaskTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RunTask: refuses, replays, or places task after task. */
final class RunTaskOperation {
    private final EcsAccount account;
    private final Ids ids;
    private final Catalog catalog;
    private final Fleet fleet;
    private final TaskRegistry registry;
    private final ClientTokens tokens = new ClientTokens();

    RunTaskOperation(EcsAccount account, Ids ids, Catalog catalog, Fleet fleet, TaskRegistry registry) {
        this.account = account;
        this.ids = ids;
        this.catalog = catalog;
        this.fleet = fleet;
        this.registry = registry;
    }

    /** One of the two is present: where the task is placed, or why it is not. */
    private record PlacementResult(Optional<TaskPlacement> placement, Optional<FailureEntry> failure) {
        static PlacementResult at(TaskPlacement placement) {
            return new PlacementResult(Optional.of(placement), Optional.empty());
        }

        static PlacementResult nowhere(Optional<String> arn, String reason) {
            return new PlacementResult(Optional.empty(), Optional.of(new FailureEntry(arn, reason, Optional.empty())));
        }
    }

    RunTaskAnswer run(RunTaskRequest request, ScriptRun script, TaskProgression progression, Instant now) {
        Cluster cluster = catalog.cluster(request.cluster());
        RunTaskRules.checkShape(request);
        tokens.purge(now);
        registry.purge(now);
        Optional<RunTaskAnswer> replay = tokens.replay(cluster.arn(), request, now);
        if (replay.isPresent()) {
            return replay.get();
        }
        TaskDefinition definition = catalog.launchable(request.taskDefinition());
        RunTaskRules.checkAgainst(definition.spec(), request, launchType(request.target()));
        requireInstances(cluster, request.target());
        script.throttle(cluster.name(), definition.spec());
        List<LiveTask> started = new ArrayList<>();
        List<FailureEntry> failures = new ArrayList<>();
        for (int i = 0; i < request.count(); i++) {
            TaskPlan plan = script.launch(cluster.name(), definition.spec());
            PlacementResult place = place(cluster, definition, request, plan);
            place.failure().ifPresent(failures::add);
            place.placement().ifPresent(at -> started.add(create(cluster, definition, request, at, plan, now)));
        }
        started.forEach(live -> progression.begin(live, now));
        tokens.remember(cluster.arn(), request, started, now);
        return new RunTaskAnswer(
                started.stream().map(live -> (StartedTask) live.task()).toList(), failures);
    }

    private void requireInstances(Cluster cluster, LaunchTarget target) {
        if (launchType(target) == SimulatedLaunchType.EC2
                && fleet.active(cluster.arn()).isEmpty()) {
            throw EcsException.invalid("No Container Instances were found in your cluster.");
        }
    }

    private PlacementResult place(Cluster cluster, TaskDefinition definition, RunTaskRequest request, TaskPlan plan) {
        SimulatedLaunchType type = launchType(request.target());
        Optional<String> anyInstance =
                fleet.active(cluster.arn()).stream().findFirst().map(ContainerInstance::arn);
        if (plan.attempt().capacity().isPresent()) {
            return PlacementResult.nowhere(
                    type == SimulatedLaunchType.EC2 ? anyInstance : Optional.empty(),
                    plan.attempt().capacity().get());
        }
        Optional<Eni> eni = request.network().map(this::eni);
        Optional<String> provider = provider(request.target());
        if (type == SimulatedLaunchType.FARGATE) {
            return PlacementResult.at(new TaskPlacement(type, provider, Optional.empty(), account.region() + "a", eni));
        }
        CpuAndMemory size = definition.spec().size();
        Optional<ContainerInstance> room = fleet.roomFor(cluster.arn(), size);
        if (room.isPresent()) {
            return PlacementResult.at(new TaskPlacement(
                    type,
                    provider,
                    Optional.of(room.get().arn()),
                    room.get().spec().availabilityZone(),
                    eni));
        }
        boolean memory =
                fleet.roomFor(cluster.arn(), new CpuAndMemory(0, size.memory())).isEmpty();
        return PlacementResult.nowhere(anyInstance, memory ? "RESOURCE:MEMORY" : "RESOURCE:CPU");
    }

    private Eni eni(NetworkConfiguration network) {
        return new Eni(
                ids.uuid(), network.subnets().getFirst(), "eni-0" + ids.hex(16), ids.mac(), ids.privateAddress());
    }

    private LiveTask create(
            Cluster cluster,
            TaskDefinition definition,
            RunTaskRequest request,
            TaskPlacement placement,
            TaskPlan plan,
            Instant now) {
        String path = cluster.name() + "/" + ids.hex(32);
        TaskLaunch launch = new TaskLaunch(
                account.arn("task/" + path),
                cluster.arn(),
                definition,
                request,
                request.group().orElse("family:" + definition.family()),
                placement);
        List<SimulatedContainer> containers = definition.spec().containers().stream()
                .map(each -> SimulatedContainer.pending(account.arn("container/" + path + "/" + ids.uuid()), each))
                .toList();
        LiveTask live = new LiveTask(
                new SimulatedTask(
                        launch,
                        0,
                        placement.eni().isPresent() ? TaskLastStatus.PROVISIONING : TaskLastStatus.PENDING,
                        DesiredStatus.RUNNING,
                        TaskTimes.createdAt(now),
                        Optional.empty(),
                        containers,
                        SimulatedTask.Connectivity.UNKNOWN,
                        request.tags()),
                plan);
        registry.add(live);
        return live;
    }

    /** The provider that the simulator picks from a strategy: the one with the largest base, then weight. */
    private static Optional<String> provider(LaunchTarget target) {
        return switch (target) {
            case LaunchTarget.Unspecified none -> Optional.empty();
            case LaunchTarget.ByLaunchType type -> Optional.empty();
            case LaunchTarget.ByStrategy strategy ->
                strategy.items().stream()
                        .reduce((a, b) ->
                                b.base() > a.base() || (b.base() == a.base() && b.weight() > a.weight()) ? b : a)
                        .map(LaunchTarget.StrategyEntry::capacityProvider);
        };
    }

    static SimulatedLaunchType launchType(LaunchTarget target) {
        return switch (target) {
            case LaunchTarget.Unspecified none -> SimulatedLaunchType.EC2;
            case LaunchTarget.ByLaunchType type -> type.launchType();
            case LaunchTarget.ByStrategy strategy ->
                provider(strategy).filter(name -> name.startsWith("FARGATE")).isPresent()
                        ? SimulatedLaunchType.FARGATE
                        : SimulatedLaunchType.EC2;
        };
    }
}
