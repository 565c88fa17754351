package dev.lifeline.tests.soak;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.functions.Settings;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.cloud.Functions;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterPump;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.template.Template;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.ScaledClock;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.wire.EcsEndpoint;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The surviving process while the victim is killed: ECS, EventBridge, queues, Lambda's service, users. One soak. */
final class Soak implements AutoCloseable {
    private static final Path TEMPLATE = Repository.ROOT.resolve("template.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final SoakPlan plan;
    private final Map<RunId, PlannedRun> fates;
    private final EcsEndpoint ecs;
    private final Ledger ledger;
    private final Wire wire;
    private final TimerWire timers;
    private final Lives lives;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RemoteFunction.InvocationCounts tally = RemoteFunction.InvocationCounts.zero();
    private final AtomicInteger events = new AtomicInteger();
    private final RouterPump pump;
    private final SoakUsers users;
    private final Backlog backlog;
    private final Reaper reaper;
    private int redriven;

    /**
     * The size of the soak.
     *
     * @param kills the number of kills
     * @param alive the number of tasks that users keep alive
     * @param speed simulated seconds per second
     * @param program the maximum duration of the tasks' programs, in simulated time
     * @param kinds of runs that are launched
     * @param rest the time limit for coming to rest after the last kill, in real time
     */
    record SoakPlan(int kills, int alive, int speed, long seed, Duration program, List<RunKind> kinds, Duration rest) {}

    Soak(SoakPlan plan, Path folder) throws IOException {
        this.plan = plan;
        this.fates = fates(plan);
        SharedTime time = SharedTime.beginning(plan.speed());
        ScaledClock clock = time.clock();
        CompletableFuture<Router> known = new CompletableFuture<>();
        Script script = new Script(
                Durations.DEFAULT,
                fates.values().stream()
                        .flatMap(fate -> fate.behaviours().stream())
                        .toList(),
                List.of());
        ecs = EcsEndpoint.start(
                new EcsSimulator(EcsSettings.THROTTLED, script, new Random(plan.seed())),
                0,
                clock,
                event -> publish(known.join(), event));
        ecs.with((simulator, now) -> {
            PlannedRun.prepare(simulator, now);
            fates.values().forEach(fate -> fate.register(simulator, now));
            return now;
        });
        ledger = new Ledger(ecs);
        wire = new Wire(ecs.uri(), ledger);
        timers = new TimerWire(() -> known.join().queue("Timers"));
        Path table = Files.createDirectories(folder.resolve("table"));
        lives = new Lives(
                new Victim.Orders(table, TEMPLATE, wire.uri(), timers.uri(), time), folder.resolve("victim.log"));
        Template template = Template.read(TEMPLATE, Functions.PARAMETERS);
        Router router = new Router(
                template,
                Stream.of("TaskStateChange", "InstanceStateChange", "Reconcile", "LaunchRun")
                        .collect(Collectors.toMap(
                                Function.identity(), name -> new RemoteFunction(name, lives, http, tally))),
                new RouterSetup(clock, new Random(plan.seed()), new RouterLog() {}));
        known.complete(router);
        users = new SoakUsers(router, ecs, ledger);
        backlog = new Backlog(router);
        reaper = new Reaper(lives, wire, ledger, users, tally);
        pump = RouterPump.start(router, clock::real);
    }

    private void publish(Router to, EmittedEvent event) {
        events.incrementAndGet();
        to.publish(event.json());
    }

    private static Map<RunId, PlannedRun> fates(SoakPlan plan) {
        Random random = new Random(plan.seed());
        List<RunKind> urn = plan.kinds().stream()
                .flatMap(kind -> Stream.generate(() -> kind).limit(kind.weight()))
                .toList();
        Map<RunId, PlannedRun> all = new ConcurrentHashMap<>();
        for (int i = 1; i <= plan.alive() * 2 + plan.kills() * 10; i++) {
            RunId run = new RunId("r%05d".formatted(i));
            all.put(run, PlannedRun.of(run, urn.get(random.nextInt(urn.size())), plan.program(), random));
        }
        return all;
    }

    /** The whole soak: load and kills, rest, and accounting. */
    Summary run() throws InterruptedException {
        long start = System.nanoTime();
        lives.begin();
        lives.await();
        Traffic traffic = Traffic.start(plan, fates, users, ledger, backlog);
        try {
            warmUp();
            reaper.kill(plan.kills(), new Random(plan.seed() + 1));
        } finally {
            traffic.stop();
        }
        boolean rested = rest();
        try (AwsClients clients = clients()) {
            Accounts.Balance balance = new Accounts(table(clients), ledger, users, fates).balance();
            List<String> wrong = new ArrayList<>(balance.wrong());
            quarantined(clients).forEach(reason -> wrong.add("quarantined: " + reason));
            if (!rested) {
                wrong.add("after %d s without a kill %d launches, %d messages and %d tasks were not at rest"
                        .formatted(
                                plan.rest().toSeconds(),
                                users.waiting(),
                                backlog.size(),
                                ledger.alive().size()));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return summary(balance, took, wrong);
        }
    }

    /** Until there is something to kill for. */
    private void warmUp() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ledger.alive().size() < plan.alive() * 3 / 4 && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
    }

    private Summary summary(Accounts.Balance balance, Duration took, List<String> wrong) {
        return new Summary(
                plan,
                took,
                balance,
                new Summary.SurvivorsView(
                        reaper.aliveAtKill(),
                        ledger.count(),
                        users.launches(),
                        users.stopped().size(),
                        events.get(),
                        redriven),
                ledger.calls(),
                tally,
                wrong);
    }

    /** Without a kill, until nothing is left to be done; false if that takes too long. */
    private boolean rest() throws InterruptedException {
        long end = System.nanoTime() + plan.rest().toNanos();
        while (System.nanoTime() < end) {
            users.stopEndless(fates);
            redriven += backlog.redrive();
            if (users.waiting() == 0 && backlog.size() == 0 && ledger.alive().isEmpty() && nothingIsDue()) {
                return true;
            }
            Thread.sleep(GLANCE);
        }
        return false;
    }

    private boolean nothingIsDue() throws InterruptedException {
        try (AwsClients clients = clients()) {
            return new DynamoDbRunIndexes(clients.dynamoDb(), table(clients).table())
                    .due(Instant.now().plus(Duration.ofDays(365)), 1)
                    .isEmpty();
        }
    }

    private AwsClients clients() throws InterruptedException {
        return AwsClients.local(lives.await().dynamoDb(), ecs.uri(), PATIENCE);
    }

    private static TableAccess table(AwsClients clients) {
        return new TableAccess(clients.dynamoDb(), new RunTable("RunTable", Settings.SHARDS, Duration.ofDays(90)));
    }

    private static List<String> quarantined(AwsClients clients) {
        return clients
                .dynamoDb()
                .query(query -> query.tableName("RunTable")
                        .keyConditionExpression("pk = :quarantined")
                        .expressionAttributeValues(Map.of(":quarantined", AttributeValue.fromS("quarantined"))))
                .items()
                .stream()
                .map(item -> Optional.ofNullable(item.get("reason"))
                        .map(AttributeValue::s)
                        .orElse(""))
                .toList();
    }

    @Override
    public void close() {
        lives.close();
        users.close();
        pump.close();
        wire.close();
        timers.close();
        ecs.close();
        http.close();
    }
}
