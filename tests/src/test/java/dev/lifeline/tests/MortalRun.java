package dev.lifeline.tests;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.template.Table;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.wire.EcsEndpoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One run with DynamoDB Local and a simulated ECS, both over the wire. Its function dies once and is then replaced, and
 * its events are redelivered until they are handled.
 */
final class MortalRun implements AutoCloseable {
    private static final String CLUSTER = "prod";
    private static final RunId ID = new RunId("mortal");
    private static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

    private final DelayQueue<DelayedEvent> events = new DelayQueue<>();
    private final ScaledClock clock = ScaledClock.starting(Instant.parse("2026-03-01T10:00:00Z"), SPEED);
    private final MortalLife life;
    private final PlannedDeath death;
    private final EcsEndpoint ecs;
    private final RunStore store;
    private final RunController immortal;
    private RunController functions;

    MortalRun(MortalLife life, PlannedDeath death, URI dynamoDb, Table table) {
        this.life = life;
        this.death = death;
        this.ecs = EcsEndpoint.start(
                new EcsSimulator(EcsSettings.EXAMPLE, life.scenario().script(), new Random(1)),
                0,
                clock,
                event -> deliver(event.json(), clock.instant().plus(life.delay())));
        AwsClients clients = AwsClients.local(dynamoDb, ecs.uri(), Duration.ofSeconds(5));
        Tables.create(clients.dynamoDb(), List.of(table));
        RunTable own = new RunTable(table.logicalId(), 1, Duration.ofDays(36500));
        TablePorts ports = clients.tablePorts(own, RandomGenerator.getDefault());
        this.store = ports.runs();
        this.immortal = controller(ports, clients.ecsPorts());
        this.functions = controller(death.of(ports), death.of(clients.ecsPorts()));
    }

    /** What happens, and the delay of its events. */
    record MortalLife(Scenario scenario, Duration delay) {}

    /** How it ended. */
    record RunEnd(Phase phase, List<Integer> tasksOfAttempts) {}

    private RunController controller(TablePorts table, EcsPorts ports) {
        Dependencies dependencies = new Dependencies(
                new TablePorts(
                        table.runs(),
                        table.due(),
                        table.instances(),
                        table.policies(),
                        table.launches(),
                        message -> {
                            throw new AssertionError("quarantined: " + message.reason());
                        },
                        table.registers(),
                        table.slots(),
                        table.listing()),
                ports,
                Timers.NONE,
                CallbackSender.none(),
                new TimeAndDice(clock, () -> Long.MIN_VALUE),
                moment -> {});
        return Wired.of(Wired.settings(Runs.NAMESPACE, AdoptionMode.OFF, GuardRules.STANDARD), dependencies, note -> {})
                .controller();
    }

    PlannedDeath death() {
        return death;
    }

    /** Runs to the end of the run, or until its time is up. */
    RunEnd live() throws InterruptedException {
        prepare();
        Instant start = clock.instant();
        Instant round = start;
        while (!isOver() && clock.instant().isBefore(start.plus(PATIENCE))) {
            if (run().isEmpty()) {
                unlessDead(this::launch);
            }
            DelayedEvent next = events.poll(clock.real(BETWEEN_ROUNDS).toMillis(), TimeUnit.MILLISECONDS);
            if (next != null && !unlessDead(() -> receive(next.event()))) {
                deliver(next.event(), clock.instant());
            }
            if (!clock.instant().isBefore(round.plus(BETWEEN_ROUNDS))) {
                round = clock.instant();
                unlessDead(() -> reconcile());
            }
        }
        Run run = run().orElseThrow();
        return new RunEnd(run.phase(), tasks(run.attempt().number()));
    }

    private void deliver(String event, Instant at) {
        events.add(new DelayedEvent(event, at, clock));
    }

    private void prepare() {
        ecs.with((simulator, now) -> {
            simulator.createCluster(CLUSTER);
            simulator.registerInstances(CLUSTER, InstanceSpec.small(2, EcsAccount.EXAMPLE.region()), now);
            return simulator.registerTaskDefinition(
                    TaskDefinitionSpec.of(
                            life.scenario().name(),
                            NetworkMode.BRIDGE,
                            life.scenario().containers()),
                    now);
        });
    }

    private Optional<Run> run() {
        return store.load(ID).map(Stored::run);
    }

    private boolean isOver() {
        return run().filter(run -> run.hasEnded() && run.pending().isEmpty()).isPresent();
    }

    /** Whether the function lived; if not, another one takes its place. */
    private boolean unlessDead(Runnable function) {
        try {
            function.run();
            return true;
        } catch (FunctionDeath died) {
            functions = immortal;
            return false;
        }
    }

    private void launch() {
        LaunchRequest launch = new LaunchRequest(
                CLUSTER,
                life.scenario().name(),
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
        RunRequest request = new RunRequest(
                Optional.of(ID),
                RunRequest.OnRepeatedName.SAME_RUN,
                life.scenario().policy(),
                launch);
        if (!(functions.launcher().launch(request, ID) instanceof LaunchResult.RunAccepted)) {
            throw new AssertionError("the launch is refused");
        }
    }

    private void receive(String event) {
        functions.receiver().receive("message", Origin.direct("TaskStateChange"), event);
    }

    private void reconcile() {
        functions.reconciler().reconcile(Duration.ofSeconds(40)).failures().forEach(failure -> {
            throw failure.cause();
        });
    }

    /** How many tasks ECS made for each attempt, and for one more. */
    private List<Integer> tasks(int attempts) {
        return ecs.with((simulator, now) -> IntStream.rangeClosed(1, attempts + 1)
                .map(attempt -> List.of(DesiredStatus.values()).stream()
                        .mapToInt(desired -> simulator
                                .listTasks(
                                        ListTasksRequest.startedBy(
                                                CLUSTER,
                                                Runs.identity(ID).task(attempt).startedBy(),
                                                desired),
                                        now)
                                .taskArns()
                                .size())
                        .sum())
                .boxed()
                .toList());
    }

    @Override
    public void close() {
        ecs.close();
    }
}
