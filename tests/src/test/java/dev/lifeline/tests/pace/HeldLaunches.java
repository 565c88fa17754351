package dev.lifeline.tests.pace;

import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.note.Note;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.benchmark.Figure;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Launches many runs at once on Fargate, where ten may leave at once and ten per second, and measures when each RunTask
 * was called: {@code make pace LAUNCHES=400}. {@link RetriesAndLimits} follow. Ends by itself.
 */
public final class HeldLaunches {
    private static final int USUAL = 400;
    private static final int BURST = 10;
    private static final int RATE = 10;
    private static final int CALLERS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Lateness lateness = new Lateness();
    private final int launches;

    private HeldLaunches(int launches) {
        this.launches = launches;
    }

    public static void main(String... arguments) throws InterruptedException {
        new HeldLaunches(arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0])).play();
        new RetriesAndLimits().play();
        System.exit(0); // otherwise the threads of DynamoDB Local would keep running
    }

    private void play() throws InterruptedException {
        List<LocalCloud> clouds = new ArrayList<>();
        UnaryOperator<TaskRunner> counting = runner -> counted(runner, clouds);
        LocalCloud.CloudOptions options = new LocalCloud.CloudOptions(
                Repository.ROOT.resolve("template.yaml"),
                Map.of(),
                LocalCloud.CloudPorts.ANY,
                1,
                1,
                Duration.ofSeconds(5),
                Script.NOTHING_FAILS,
                counting,
                (line, level) -> {},
                this::add);
        try (LocalCloud cloud = LocalCloud.start(options)) {
            clouds.add(cloud);
            prepare(cloud);
            launch(cloud);
            lateness.await(launches, PATIENCE);
        }
        tell();
    }

    private static void prepare(LocalCloud cloud) {
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("prod");
            return ecs.registerTaskDefinition(
                    TaskDefinitionSpec.of(
                            "report", NetworkMode.AWSVPC, List.of(ContainerDefinition.of("app", "example/report:1"))),
                    now);
        });
    }

    private void launch(LocalCloud cloud) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, launches)
                    .forEach(number -> callers.execute(() -> cloud.invoke("LaunchRun", """
                    {"name": "run-%d", "cluster": "prod", "taskDefinition": "report:1", "launchType": "FARGATE",
                     "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"]}}}
                    """.formatted(number))));
        }
    }

    /** ECS, with the moment of each launch written down. */
    private TaskRunner counted(TaskRunner runner, List<LocalCloud> clouds) {
        return new TaskRunner() {
            @Override
            public LaunchAnswer run(TaskName name, LaunchRequest request) {
                lateness.made(name.run(), clouds.getFirst().clock().instant());
                return runner.run(name, request);
            }

            @Override
            public StopAnswer stop(String cluster, TaskRef task, String reason) {
                return runner.stop(cluster, task, reason);
            }
        };
    }

    private void add(Note note) {
        if (note instanceof Note.PolicyUnreadable unreadable) {
            throw unreadable.policy();
        }
        if (note instanceof Note.Decided decided) {
            decided.decision().run().pending().stream()
                    .flatMap(pending -> pending.slot().stream())
                    .forEach(slot -> lateness.due(decided.run().key(), slot));
        }
    }

    private void tell() {
        List<Instant> moments = lateness.moments();
        Duration all = Duration.between(moments.getFirst(), moments.getLast());
        double ideal = (double) (launches - BURST) / RATE;
        double gap = IntStream.range(1, moments.size())
                .mapToLong(next -> Duration.between(moments.get(next - 1), moments.get(next))
                        .toMillis())
                .max()
                .orElse(0);
        Figure.of(
                        launches + " launches at once, at ten a second",
                        "the least that is possible",
                        Unit.NANOSECONDS,
                        List.of(new MeasuredRound(all.toNanos(), ideal * 1e9)))
                .withGoal(1.05)
                .print();
        System.out.printf(
                Locale.ROOT,
                "%d of %d launches in %.1f s, %.2f times the ideal %.1f s; the longest gap %.2f s; held launches: %s%n",
                lateness.calls(),
                launches,
                all.toMillis() / 1e3,
                all.toMillis() / 1e3 / ideal,
                ideal,
                gap / 1e3,
                lateness);
    }
}
