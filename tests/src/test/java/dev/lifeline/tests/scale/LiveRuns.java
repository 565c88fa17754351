package dev.lifeline.tests.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.reconcile.RoundReport;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code make scale RUNS=100000}: as many tasks are alive and silent for three hours, and rounds of Reconcile ask about
 * them; then all of them end, and their events arrive. The real controller, in virtual time.
 */
final class LiveRuns {
    private static final Duration HOURS = Duration.ofHours(3);
    private static final Duration ROUND = Duration.ofSeconds(40);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final SlowStore store = new SlowStore(world.clock);
    private final RunController controller = RunController.in(world.controllerPorts(table(), world.ecsPorts()));
    private final int count;

    private LiveRuns(int count) {
        this.count = count;
    }

    public static void main(String... arguments) throws IOException {
        LiveRuns runs = new LiveRuns(Integer.parseInt(arguments[0]));
        long before = System.nanoTime();
        runs.begin();
        say("%,d live runs: %,.0f MB of heap", runs.count, heap());
        runs.live();
        runs.end();
        say("%.0f s in all", (System.nanoTime() - before) / 1e9);
    }

    private TablePorts table() {
        TablePorts like = world.table();
        return new TablePorts(
                store,
                store,
                like.instances(),
                like.policies(),
                like.launches(),
                like.quarantine(),
                like.registers(),
                like.slots(),
                like.listing());
    }

    /** Their tasks have been running for up to a quarter of an hour. */
    private void begin() {
        Duration quarter = Limits.STANDARD.check();
        for (int number = 0; number < count; number++) {
            Instant at = Runs.NOON.minus(quarter.multipliedBy(number).dividedBy(count));
            RunId id = id(number);
            Run launched = Supervisor.launch(Runs.identity(id), LaunchOrder.of(Runs.REQUEST), Runs.at(at))
                    .run();
            LaunchAnswer answer = new LaunchAnswer.TaskCreated(task(id), Optional.of(running(id, at)));
            Run run = Supervisor.decide(launched, new LaunchAnswered(1, answer), Runs.at(at))
                    .run();
            store.put(run, at);
            world.ecs.put(running(id, at));
        }
    }

    private void live() {
        int minutes = 0;
        Instant end = Runs.NOON.plus(HOURS);
        for (Instant minute = Runs.NOON; minute.isBefore(end); minute = minute.plus(MINUTE)) {
            world.clock.set(minute);
            if (minute.equals(end.minus(Duration.ofHours(1)))) {
                store.silences();
                minutes = 0;
            }
            RoundReport round = controller.reconciler().reconcile(ROUND);
            if (!round.failures().isEmpty()) {
                throw round.failures().getFirst().cause();
            }
            minutes++;
            world.decisions.clear();
            world.timers.clear();
        }
        List<Duration> silences = store.silences().stream().sorted().toList();
        say(
                "in the last of %d hours: %,d tasks asked about in a minute, each every %.1f minutes (median),"
                        + " at most after %.1f",
                HOURS.toHours(),
                silences.size() / minutes,
                minutes(silences.get(silences.size() / 2)),
                minutes(silences.getLast()));
    }

    private void end() throws IOException {
        ObjectNode sample = (ObjectNode)
                new ObjectMapper().readTree(Files.readString(Repository.ROOT.resolve("events/exit-0-ec2.json")));
        List<String> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            events.add(event(sample, id(number)));
        }
        long before = cpu();
        for (String event : events) {
            controller.receiver().receive("message", Origin.direct("TaskStateChange"), event);
            world.decisions.clear();
            world.timers.clear();
        }
        double seconds = (cpu() - before) / 1e9;
        if (store.alive() > 0) {
            throw new IllegalStateException(store.alive() + " runs have not ended");
        }
        say("the events that end them: %.1f s of processor time, %.0f µs each", seconds, 1e6 * seconds / count);
    }

    private static String event(ObjectNode sample, RunId id) {
        ObjectNode event = sample.deepCopy();
        ((ObjectNode) event.path("detail"))
                .put("taskArn", task(id).arn())
                .put("clusterArn", "arn:aws:ecs:eu-west-1:111122223333:cluster/prod")
                .put("taskDefinitionArn", Runs.REQUEST.taskDefinition())
                .put("createdAt", Runs.NOON.toString())
                .put("startedBy", Runs.identity(id).task(1).startedBy());
        return event.toString();
    }

    private static RunId id(int number) {
        return new RunId("run-%06d".formatted(number));
    }

    private static TaskRef task(RunId id) {
        return new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/" + id.value());
    }

    private static EcsTask running(RunId id, Instant at) {
        EcsStatus running = EcsStatus.Known.RUNNING;
        return new EcsTask(
                task(id),
                3,
                running,
                running,
                Optional.empty(),
                new EcsTask.Times(Optional.of(at), Optional.of(at), Optional.of(at), Optional.of(at), Optional.empty()),
                new EcsTask.Placement(
                        Runs.REQUEST.cluster(),
                        Runs.REQUEST.taskDefinition(),
                        Optional.of("family:etl"),
                        Optional.of(Runs.identity(id).task(1).startedBy()),
                        Optional.empty(),
                        Optional.of("FARGATE_SPOT"),
                        Optional.empty()),
                List.of(new EcsContainer(
                        "app", running, Optional.empty(), Optional.empty(), Optional.of(id.value()), List.of())));
    }

    private static double minutes(Duration span) {
        return span.toMillis() / 60e3;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static void say(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
