package dev.lifeline.tests.soak;

import dev.lifeline.functions.InvalidRunRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.Router;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.wire.EcsEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Users who launch and stop tasks. Each launch is a thread that retries until it is answered, or tries once. */
final class SoakUsers implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final Router router;
    private final EcsEndpoint ecs;
    private final Ledger ledger;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<RunId> asked = ConcurrentHashMap.newKeySet();
    private final Set<RunId> accepted = ConcurrentHashMap.newKeySet();
    private final Set<RunId> stopped = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger launches = new AtomicInteger();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    SoakUsers(Router router, EcsEndpoint ecs, Ledger ledger) {
        this.router = router;
        this.ecs = ecs;
        this.ledger = ledger;
    }

    /** How a user launches. */
    enum Manner {
        UNTIL_ANSWERED,
        /** Retries until it is answered, and repeats it after that. */
        TWICE,
        /** Tries once, answered or not. */
        ONCE;

        static Manner by(RandomGenerator random) {
            int chance = random.nextInt(100);
            return chance < 10 ? ONCE : chance < 40 ? TWICE : UNTIL_ANSWERED;
        }
    }

    /** Starts launching it. */
    void launch(PlannedRun fate, Manner manner) {
        asked.add(fate.run());
        open.incrementAndGet();
        threads.execute(() -> {
            try {
                boolean answered = ask(fate);
                while (!answered && manner != Manner.ONCE) {
                    Thread.sleep(BETWEEN_TRIES);
                    answered = ask(fate);
                }
                if (manner == Manner.TWICE) {
                    ask(fate);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } finally {
                open.decrementAndGet();
            }
        });
    }

    private boolean ask(PlannedRun fate) {
        launches.incrementAndGet();
        boolean known = accepted.contains(fate.run());
        return switch (router.invoke("LaunchRun", fate.request())) {
            case InvocationOutcome.Responded responded -> {
                if (known && responded.response().contains("\"existed\":false")) {
                    wrong.add(fate.run() + " was accepted, and then forgotten");
                }
                accepted.add(fate.run());
                yield true;
            }
            case InvocationOutcome.FunctionError failed -> {
                if (failed.errorType().equals(InvalidRunRequest.class.getName())) {
                    wrong.add(fate.run() + " was refused: " + failed.message());
                }
                yield false;
            }
            case InvocationOutcome.RuntimeExited died -> false;
        };
    }

    /** Stops one of the running tasks that users stop, if there is one. */
    void stopOne(Map<RunId, PlannedRun> fates, RandomGenerator random) {
        List<String> alive = new ArrayList<>(ledger.alive());
        for (int i = alive.size(); i > 0; i--) {
            String arn = alive.remove(random.nextInt(i));
            if (ecs.with((simulator, now) -> stop(simulator, arn, fates, now)).isPresent()) {
                return;
            }
        }
    }

    /** Stops all tasks that would never end. */
    void stopEndless(Map<RunId, PlannedRun> fates) {
        Map<RunId, PlannedRun> endless = new ConcurrentHashMap<>(fates);
        endless.values().removeIf(fate -> fate.kind() != RunKind.ENDLESS);
        ledger.alive().forEach(arn -> ecs.with((simulator, now) -> stop(simulator, arn, endless, now)));
    }

    private Optional<RunId> stop(EcsSimulator simulator, String arn, Map<RunId, PlannedRun> fates, Instant now) {
        Optional<SimulatedTask> task = simulator.task(arn).filter(each -> each.lastStatus() == TaskLastStatus.RUNNING);
        Optional<RunId> run = task.filter(each -> each.stop().isEmpty())
                .flatMap(each -> each.launch().request().startedBy())
                .flatMap(TaskName::parse)
                .flatMap(name -> fates.keySet().stream()
                        .filter(id -> id.key().equals(name.run()))
                        .findFirst())
                .filter(id -> Optional.ofNullable(fates.get(id))
                        .filter(fate -> fate.kind().isStoppedByUsers())
                        .isPresent());
        run.ifPresent(id -> {
            SimulatedTask told = simulator.stopTask(
                    task.orElseThrow().launch().clusterArn(), arn, Optional.of("not needed any more"), now);
            if (told.stop().flatMap(stop -> stop.code()).equals(Optional.of(TaskStopCode.USER_INITIATED))) {
                stopped.add(id);
            }
        });
        return run;
    }

    Set<RunId> asked() {
        return Set.copyOf(asked);
    }

    Set<RunId> accepted() {
        return Set.copyOf(accepted);
    }

    /** The runs whose task a user stopped. */
    Set<RunId> stopped() {
        return Set.copyOf(stopped);
    }

    /** The number of unfinished launches. */
    int waiting() {
        return open.get();
    }

    int launches() {
        return launches.get();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
