package dev.lifeline.tests.soak;

import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.FailureText;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import dev.lifeline.simulator.script.StartError;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A planned run with its own task definition, so that the script recognizes its tasks.
 *
 * @param behaviours the fates of its tasks, attempt by attempt
 */
record PlannedRun(RunId run, RunKind kind, List<Behaviour> behaviours) {
    /** The cluster of all runs that do not lose their instances. */
    static final String CLUSTER = "prod";

    private static final int INSTANCES = 60;
    private static final int OWN_INSTANCES = 2;

    private static final ContainerFault NO_REGISTRY =
            new ContainerFault.Pull(PullError.TIMEOUT, ContainerFault.Cache.EMPTY);
    private static final FailureText BUSY = new FailureText.Literal(
            "CannotStartContainerError: Error response from daemon: failed to create task: cgroup is busy");

    /** Until it is stopped: once it was RUNNING its program has failed, and is not retried. */
    private static final ScriptedAttempt TIMED_OUT = new ScriptedAttempt(
            0,
            Optional.empty(),
            ContainerFate.of(
                    new ContainerFault.Start(StartError.DOCKER_TIMEOUT, ContainerFault.After.RUNS_ALL_THE_SAME)),
            Optional.of(new TaskFate.Stuck(TaskLastStatus.ACTIVATING)),
            Optional.empty(),
            EventFaults.NONE,
            Durations.DEFAULT);

    /**
     * A fate.
     *
     * @param program the maximum duration of its program
     */
    static PlannedRun of(RunId run, RunKind kind, Duration program, RandomGenerator random) {
        List<ScriptedAttempt> attempts = attempts(kind, random).stream()
                .map(attempt -> attempt.with(durations(program, random)))
                .map(attempt -> attempt.with(events(kind, random)))
                .toList();
        List<Behaviour> behaviours = new ArrayList<>();
        behaviours.add(new Behaviour(selector(run, "app"), attempts));
        if (kind == RunKind.STALE_IMAGE) {
            ContainerFault stale = new ContainerFault.Pull(PullError.TIMEOUT, ContainerFault.Cache.STALE_COPY);
            behaviours.add(
                    new Behaviour(selector(run, "sidecar"), List.of(ScriptedAttempt.of(stale), ScriptedAttempt.GOOD)));
        }
        return new PlannedRun(run, kind, List.copyOf(behaviours));
    }

    private static Selector selector(RunId run, String container) {
        return new Selector(
                NamePattern.ANY,
                new NamePattern(run.value()),
                Optional.empty(),
                Optional.of(new NamePattern(container)));
    }

    private static List<ScriptedAttempt> attempts(RunKind kind, RandomGenerator random) {
        Duration after = Duration.ofSeconds(random.nextInt(1, 30));
        return switch (kind) {
            case GOOD, SILENT -> List.of(ScriptedAttempt.GOOD);
            case ENDLESS -> List.of(ScriptedAttempt.of(ContainerFate.of(new ContainerEnd.RunsUntilStopped())));
            case FLAKY_PULL ->
                List.of(ScriptedAttempt.of(NO_REGISTRY), ScriptedAttempt.of(NO_REGISTRY), ScriptedAttempt.GOOD);
            case SPENT_PULLS -> List.of(ScriptedAttempt.of(NO_REGISTRY));
            case NO_IMAGE ->
                List.of(ScriptedAttempt.of(new ContainerFault.Pull(PullError.NOT_FOUND, ContainerFault.Cache.EMPTY)));
            case NO_SECRETS -> List.of(ScriptedAttempt.of(new TaskFate.Init(InitError.SECRETS)), ScriptedAttempt.GOOD);
            case EXIT_CODE -> List.of(ScriptedAttempt.exits(3, after));
            case SPOT ->
                List.of(
                        ScriptedAttempt.of(new TaskFate.Spot(after, Duration.ofSeconds(random.nextInt(1, 60)))),
                        ScriptedAttempt.GOOD);
            case MAINTENANCE -> List.of(ScriptedAttempt.of(new TaskFate.Maintenance(after)), ScriptedAttempt.GOOD);
            case NO_ROOM ->
                List.of(
                        ScriptedAttempt.withoutCapacity("RESOURCE:MEMORY"),
                        ScriptedAttempt.withoutCapacity("RESOURCE:CPU"),
                        ScriptedAttempt.GOOD);
            case CANNOT_START ->
                List.of(
                        ScriptedAttempt.of(new ContainerFault.Start(BUSY, ContainerFault.After.STOPS)),
                        ScriptedAttempt.GOOD);
            case START_TIMEOUT -> List.of(TIMED_OUT, ScriptedAttempt.GOOD);
            case STALE_IMAGE ->
                List.of(
                        ScriptedAttempt.of(ContainerFate.of(new ContainerEnd.RunsUntilStopped())),
                        ScriptedAttempt.GOOD);
            case HOST_LOST ->
                List.of(
                        ScriptedAttempt.of(new TaskFate.HostLoss(
                                after, List.of(LostTasks.values()).get(random.nextInt(LostTasks.values().length)))),
                        ScriptedAttempt.GOOD);
        };
    }

    private static Durations durations(Duration program, RandomGenerator random) {
        return new Durations(Map.of(
                TaskLastStatus.PROVISIONING, Duration.ofSeconds(random.nextInt(1, 10)),
                TaskLastStatus.PENDING, Duration.ofSeconds(random.nextInt(1, 30)),
                TaskLastStatus.RUNNING, Duration.ofSeconds(random.nextLong(5, program.toSeconds())),
                TaskLastStatus.STOPPING, Duration.ofSeconds(random.nextInt(1, 20))));
    }

    private static EventFaults events(RunKind kind, RandomGenerator random) {
        return new EventFaults(
                random.nextInt(4) == 0 ? 2 : 1,
                kind == RunKind.SILENT ? Set.of(5L, 6L, 7L, 8L) : Set.of(),
                Map.of(),
                Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextInt(30)));
    }

    /** The common part. */
    static void prepare(EcsSimulator ecs, Instant now) {
        ecs.createCluster(CLUSTER);
        ecs.registerInstances(CLUSTER, InstanceSpec.small(INSTANCES, EcsAccount.EXAMPLE.region()), now);
    }

    /** What its task needs in ECS. */
    void register(EcsSimulator ecs, Instant now) {
        if (kind.platform() == RunKind.RunPlatform.OWN_INSTANCES) {
            ecs.createCluster(cluster());
            ecs.registerInstances(cluster(), InstanceSpec.small(OWN_INSTANCES, EcsAccount.EXAMPLE.region()), now);
        }
        NetworkMode mode = switch (kind.platform()) {
            case FARGATE, FARGATE_SPOT -> NetworkMode.AWSVPC;
            case EC2, OWN_INSTANCES -> NetworkMode.BRIDGE;
        };
        // A separate registry: one run's failed pulls must not hold the launches of other runs.
        ContainerDefinition app = ContainerDefinition.of("app", run + ".example/app:1");
        List<ContainerDefinition> sidecar = kind == RunKind.STALE_IMAGE
                ? List.of(ContainerDefinition.of("sidecar", run + ".example/sidecar:1")
                        .notEssential())
                : List.of();
        ecs.registerTaskDefinition(
                TaskDefinitionSpec.of(
                        run.value(),
                        mode,
                        Stream.concat(Stream.of(app), sidecar.stream()).toList()),
                now);
    }

    private String cluster() {
        return kind.platform() == RunKind.RunPlatform.OWN_INSTANCES ? run.value() : CLUSTER;
    }

    /** The request that launches it. */
    String request() {
        String compute = switch (kind.platform()) {
            case FARGATE -> "\"launchType\":\"FARGATE\"," + NETWORK;
            case FARGATE_SPOT -> "\"capacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE_SPOT\"}]," + NETWORK;
            case EC2, OWN_INSTANCES -> "\"launchType\":\"EC2\"";
        };
        return "{\"name\":\"%s\",\"policy\":\"%s\",\"cluster\":\"%s\",\"taskDefinition\":\"%s\",%s}"
                .formatted(run, kind.policy(), cluster(), run, compute);
    }

    private static final String NETWORK =
            "\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}";
}
