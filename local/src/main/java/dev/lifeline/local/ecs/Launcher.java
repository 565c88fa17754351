package dev.lifeline.local.ecs;

import dev.lifeline.local.ecs.model.Cluster;
import dev.lifeline.local.ecs.model.Container;
import dev.lifeline.local.ecs.model.ContainerInstance;
import dev.lifeline.local.ecs.model.DesiredStatus;
import dev.lifeline.local.ecs.model.Eni;
import dev.lifeline.local.ecs.model.Failure;
import dev.lifeline.local.ecs.model.Launch;
import dev.lifeline.local.ecs.model.Launch.Placement;
import dev.lifeline.local.ecs.model.LaunchTarget;
import dev.lifeline.local.ecs.model.LaunchType;
import dev.lifeline.local.ecs.model.NetworkConfiguration;
import dev.lifeline.local.ecs.model.RunTaskAnswer;
import dev.lifeline.local.ecs.model.RunTaskRequest;
import dev.lifeline.local.ecs.model.StartedTask;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskDefinition;
import dev.lifeline.local.ecs.model.TaskSize;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.model.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RunTask: refuses, replays, or places task after task. */
final class Launcher {
    private final EcsAccount account;
    private final Ids ids;
    private final Catalog catalog;
    private final Fleet fleet;
    private final TaskRegistry registry;
    private final Tokens tokens = new Tokens();

    Launcher(EcsAccount account, Ids ids, Catalog catalog, Fleet fleet, TaskRegistry registry) {
        this.account = account;
        this.ids = ids;
        this.catalog = catalog;
        this.fleet = fleet;
        this.registry = registry;
    }

    /** One of the two is present: where the task goes, or why it goes nowhere. */
    private record Place(Optional<Placement> placement, Optional<Failure> failure) {
        static Place at(Placement placement) {
            return new Place(Optional.of(placement), Optional.empty());
        }

        static Place nowhere(Optional<String> arn, String reason) {
            return new Place(Optional.empty(), Optional.of(new Failure(arn, reason, Optional.empty())));
        }
    }

    RunTaskAnswer run(RunTaskRequest request, ScriptRun script, Lifecycle lifecycle, Instant now) {
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
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < request.count(); i++) {
            TaskPlan plan = script.launch(cluster.name(), definition.spec());
            Place place = place(cluster, definition, request, plan);
            place.failure().ifPresent(failures::add);
            place.placement().ifPresent(at -> started.add(create(cluster, definition, request, at, plan, now)));
        }
        started.forEach(live -> lifecycle.begin(live, now));
        tokens.remember(cluster.arn(), request, started, now);
        return new RunTaskAnswer(
                started.stream().map(live -> (StartedTask) live.task()).toList(), failures);
    }

    private void requireInstances(Cluster cluster, LaunchTarget target) {
        if (launchType(target) == LaunchType.EC2 && fleet.active(cluster.arn()).isEmpty()) {
            throw EcsException.invalid("No Container Instances were found in your cluster.");
        }
    }

    private Place place(Cluster cluster, TaskDefinition definition, RunTaskRequest request, TaskPlan plan) {
        LaunchType type = launchType(request.target());
        Optional<String> anyInstance =
                fleet.active(cluster.arn()).stream().findFirst().map(ContainerInstance::arn);
        if (plan.attempt().capacity().isPresent()) {
            return Place.nowhere(
                    type == LaunchType.EC2 ? anyInstance : Optional.empty(),
                    plan.attempt().capacity().get());
        }
        Optional<Eni> eni = request.network().map(this::eni);
        Optional<String> provider = provider(request.target());
        if (type == LaunchType.FARGATE) {
            return Place.at(new Placement(type, provider, Optional.empty(), account.region() + "a", eni));
        }
        TaskSize size = definition.spec().size();
        Optional<ContainerInstance> room = fleet.roomFor(cluster.arn(), size);
        if (room.isPresent()) {
            return Place.at(new Placement(
                    type,
                    provider,
                    Optional.of(room.get().arn()),
                    room.get().spec().availabilityZone(),
                    eni));
        }
        boolean memory =
                fleet.roomFor(cluster.arn(), new TaskSize(0, size.memory())).isEmpty();
        return Place.nowhere(anyInstance, memory ? "RESOURCE:MEMORY" : "RESOURCE:CPU");
    }

    private Eni eni(NetworkConfiguration network) {
        return new Eni(
                ids.uuid(), network.subnets().getFirst(), "eni-0" + ids.hex(16), ids.mac(), ids.privateAddress());
    }

    private LiveTask create(
            Cluster cluster,
            TaskDefinition definition,
            RunTaskRequest request,
            Placement placement,
            TaskPlan plan,
            Instant now) {
        String path = cluster.name() + "/" + ids.hex(32);
        Launch launch = new Launch(
                account.arn("task/" + path),
                cluster.arn(),
                definition,
                request,
                request.group().orElse("family:" + definition.family()),
                placement);
        List<Container> containers = definition.spec().containers().stream()
                .map(each -> Container.pending(account.arn("container/" + path + "/" + ids.uuid()), each))
                .toList();
        LiveTask live = new LiveTask(
                new Task(
                        launch,
                        0,
                        placement.eni().isPresent() ? TaskStatus.PROVISIONING : TaskStatus.PENDING,
                        DesiredStatus.RUNNING,
                        Timeline.createdAt(now),
                        Optional.empty(),
                        containers,
                        Task.Connectivity.UNKNOWN,
                        request.tags()),
                plan);
        registry.add(live);
        return live;
    }

    /** The provider that a strategy of ours comes down to: the one with the largest base, then weight. */
    private static Optional<String> provider(LaunchTarget target) {
        return switch (target) {
            case LaunchTarget.Unspecified none -> Optional.empty();
            case LaunchTarget.Type type -> Optional.empty();
            case LaunchTarget.Strategy strategy ->
                strategy.items().stream()
                        .reduce((a, b) ->
                                b.base() > a.base() || (b.base() == a.base() && b.weight() > a.weight()) ? b : a)
                        .map(LaunchTarget.Item::capacityProvider);
        };
    }

    static LaunchType launchType(LaunchTarget target) {
        return switch (target) {
            case LaunchTarget.Unspecified none -> LaunchType.EC2;
            case LaunchTarget.Type type -> type.launchType();
            case LaunchTarget.Strategy strategy ->
                provider(strategy).filter(name -> name.startsWith("FARGATE")).isPresent()
                        ? LaunchType.FARGATE
                        : LaunchType.EC2;
        };
    }
}
