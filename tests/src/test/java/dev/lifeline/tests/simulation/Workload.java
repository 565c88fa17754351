package dev.lifeline.tests.simulation;

import dev.lifeline.controller.loop.Launcher.Launched;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import dev.lifeline.local.ecs.EcsException;
import dev.lifeline.local.ecs.model.ContainerDefinition;
import dev.lifeline.local.ecs.model.NetworkMode;
import dev.lifeline.local.ecs.model.RunTaskRequest;
import dev.lifeline.local.ecs.model.TaskDefinitionSpec;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.script.Behaviour;
import dev.lifeline.local.ecs.script.Durations;
import dev.lifeline.local.ecs.script.Script;
import dev.lifeline.local.ecs.script.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The users: what they launch, and what of it they stop again. */
final class Workload {
    static final String CLUSTER = "prod";
    private static final int MOST_RUNS = 14;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofHours(2);

    /** When somebody whose launch failed asks again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Long enough for every budget and back-off of the policies here. */
    private static final int MOST_STOPS = 100;

    private final World world;
    private final List<Order> orders = new ArrayList<>();
    private final Fleet fleet;
    private int open;
    private boolean atRest;

    /** Where a task runs. */
    private enum Platform {
        EC2,
        FARGATE,
        FARGATE_SPOT
    }

    private record Order(String family, Platform platform, String policy, Instant at, boolean foreign, Behaviour fate) {
        boolean hasSide() {
            return at.toEpochMilli() % 3 == 0;
        }

        /** How long the program takes that ends. */
        Duration program() {
            return fate.attempts().getLast().durations().in(TaskStatus.RUNNING);
        }
    }

    Workload(World world) {
        this.world = world;
        RandomGenerator size = world.chance().stream("workload");
        this.fleet = new Fleet(world);
        long spread = 1
                + size.nextInt(3)
                        * Duration.between(World.START, world.outages().cease()).toMillis()
                        / 3;
        int runs = 1 + size.nextInt(MOST_RUNS);
        for (int n = 0; n < runs; n++) {
            RandomGenerator random = world.chance().stream("run " + n);
            boolean foreign = world.chance().happens(Fault.FOREIGN, n);
            String family = (foreign ? Policies.FOREIGN : "own-") + n;
            Order order = new Order(
                    family,
                    Platform.values()[random.nextInt(Platform.values().length)],
                    Policies.any(random),
                    World.START.plusMillis(random.nextLong(spread)),
                    foreign,
                    new Behaviour(Selector.family(family), new Fates(world.chance(), family).draw()));
            if (world.chance().happens(Fault.RUN, n)) {
                orders.add(order);
            }
        }
    }

    Script script() {
        return new Script(Durations.DEFAULT, orders.stream().map(Order::fate).toList(), List.of());
    }

    void begin() {
        fleet.begin();
        for (Order order : orders) {
            open++;
            define(order);
            world.time().at(order.at(), () -> {
                if (order.foreign()) {
                    launchByOthers(order);
                } else {
                    int copies = world.chance()
                            .roll(Fault.DUPLICATE_LAUNCH, order.family())
                            .map(roll -> 2 + roll.upTo(4))
                            .orElse(1);
                    open += copies - 1;
                    for (int copy = 0; copy < copies; copy++) {
                        launch(order);
                    }
                }
            });
            world.chance()
                    .roll(Fault.USER_STOP, order.family())
                    .ifPresent(roll -> world.time()
                            .at(
                                    order.at().plusMillis((long) (1000 * roll.between(0.5, 7200))),
                                    () -> stop(new RunId(order.family()).key())));
        }
        world.chance()
                .roll(Fault.POLICY_PUT, "policies")
                .ifPresent(roll -> world.time()
                        .at(
                                World.START.plusSeconds((long) roll.between(1, 7200)),
                                () -> Policies.putAll(
                                        world.policies(), 3, world.time().now())));
        Duration longest =
                orders.stream().map(Order::program).max(Duration::compareTo).orElse(Duration.ZERO);
        world.time().at(world.outages().cease().plus(longest).plus(AGAIN), () -> stopEndless(MOST_STOPS));
    }

    private void define(Order order) {
        NetworkMode mode = order.platform() == Platform.EC2 ? NetworkMode.BRIDGE : NetworkMode.AWSVPC;
        List<ContainerDefinition> containers = new ArrayList<>();
        containers.add(ContainerDefinition.of("app", "registry.example/app:1"));
        if (order.hasSide()) {
            containers.add(
                    ContainerDefinition.of("side", "registry.example/side:1").notEssential());
        }
        world.ecs()
                .with((ecs, now) ->
                        ecs.registerTaskDefinition(TaskDefinitionSpec.of(order.family(), mode, containers), now));
    }

    private void launch(Order order) {
        RunId id = new RunId(order.family());
        RunRequest request =
                new RunRequest(Optional.of(id), RunRequest.Repeated.SAME_RUN, order.policy(), request(order));
        List<Launched> accepted = new ArrayList<>();
        world.invoke(
                "LaunchRun",
                TIMEOUT,
                function -> {
                    try {
                        Launched launched = function.lifeline().launcher().launch(request, id);
                        if (launched instanceof Launched.Refused refused) {
                            throw new Violation("a right request is accepted", Optional.of(id.key()), "" + refused);
                        }
                        if (launched instanceof Launched.Accepted) {
                            accepted.add(launched);
                        }
                    } catch (RuntimeException failure) {
                        world.expected(function, failure);
                    }
                },
                lived -> {
                    if (accepted.isEmpty()) {
                        world.time().at(world.time().now().plus(PATIENCE), () -> launch(order));
                    } else {
                        open--;
                    }
                });
    }

    private static LaunchRequest request(Order order) {
        Compute compute = switch (order.platform()) {
            case EC2 -> new Compute.OnLaunchType(LaunchType.Known.EC2);
            case FARGATE -> new Compute.OnLaunchType(LaunchType.Known.FARGATE);
            case FARGATE_SPOT -> new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1)));
        };
        return new LaunchRequest(
                CLUSTER,
                order.family(),
                new LaunchRequest.Essentials.Unknown(),
                Optional.empty(),
                compute,
                order.platform() == Platform.EC2
                        ? Optional.empty()
                        : Optional.of(new LaunchRequest.Network(List.of("subnet-1", "subnet-2"), List.of(), false)),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
    }

    private void launchByOthers(Order order) {
        open--;
        RunTaskRequest request = order.platform() == Platform.EC2
                ? RunTaskRequest.ec2(CLUSTER, order.family())
                : RunTaskRequest.fargate(CLUSTER, order.family());
        try {
            world.ecs().with((ecs, now) -> ecs.runTask(request.withStartedBy("somebody"), now));
        } catch (EcsException refused) {
            world.trace().note(world.time().now(), "somebody", "is refused", order.family());
        }
    }

    private void stop(RunKey run) {
        world.invoke(
                "stop",
                TIMEOUT,
                function -> {
                    Observation request = new Observation.StopRequested("a user's wish");
                    function.testimony().toObservation(request);
                    try {
                        function.loop().observe(run, request);
                    } catch (RuntimeException failure) {
                        world.expected(function, failure);
                    }
                },
                lived -> {});
    }

    /** Programs that never end, and tasks that are stuck without a limit, are left to their users. */
    private void stopEndless(int times) {
        List<RunKey> alive = world.witness().runs().values().stream()
                .filter(run -> !run.hasEnded())
                .filter(run -> run.attempt()
                        .task()
                        .filter(task -> world.ecs().isAlive(task.arn()))
                        .isPresent())
                .map(run -> run.id().key())
                .toList();
        if (times == 0) {
            atRest = true;
            return;
        }
        alive.forEach(this::stop);
        world.time().at(world.time().now().plus(AGAIN), () -> stopEndless(times - 1));
    }

    /** Everything that was to be launched is. */
    boolean isOver() {
        return open == 0;
    }

    /** What is left will stay as it is. */
    boolean isAtRest() {
        return atRest;
    }
}
