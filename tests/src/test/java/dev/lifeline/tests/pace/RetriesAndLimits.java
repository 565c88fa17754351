package dev.lifeline.tests.pace;

import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import dev.lifeline.tests.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs whose first attempt fails, and runs that are longer than their policy allows, at the speed of the wall clock:
 * how long after the end of the back-off RunTask is called, and how long after the limit StopTask.
 */
final class RetriesAndLimits {
    private static final int EACH = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String POLICY = """
            {"name": "punctual",
             "rules": [{"when": {"exitCode": 1}, "then": "retry"}, {"when": {"cause": "TIMEOUT"}, "then": "fail"}],
             "budgets": {"exit": {"attempts": 1, "backoff": {"kind": "constant", "initial": "7s", "jitter": "none"}}},
             "timeouts": {"running": "7s"}}
            """;
    private static final Script SCRIPT = Script.of(
            new Behaviour(Selector.family("fails"), List.of(ScriptedAttempt.exits(1, Duration.ofSeconds(1)))),
            new Behaviour(
                    Selector.family("hangs"),
                    List.of(ScriptedAttempt.of(ContainerFate.of(new ContainerEnd.RunsUntilStopped())))));

    private final Lateness retries = new Lateness();
    private final Lateness limits = new Lateness();
    private final Map<TaskRef, RunKey> runs = new ConcurrentHashMap<>();

    void play() throws InterruptedException {
        List<LocalCloud> clouds = new ArrayList<>();
        LocalCloud.CloudOptions plan = new LocalCloud.CloudOptions(
                Repository.ROOT.resolve("template.yaml"),
                Map.of(),
                LocalCloud.CloudPorts.ANY,
                1,
                1,
                Duration.ofSeconds(5),
                SCRIPT,
                runner -> watched(runner, clouds),
                (line, level) -> {},
                this::add);
        try (LocalCloud cloud = LocalCloud.start(plan)) {
            clouds.add(cloud);
            prepare(cloud);
            for (int number = 0; number < EACH; number++) {
                launch(cloud, "fails", number);
                launch(cloud, "hangs", number);
            }
            retries.await(EACH, PATIENCE);
            limits.await(EACH, PATIENCE);
        }
        System.out.println("of " + EACH + " retries " + retries);
        System.out.println("of " + EACH + " stops for a time limit " + limits);
    }

    private static void prepare(LocalCloud cloud) {
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("prod");
            for (String family : List.of("fails", "hangs")) {
                ecs.registerTaskDefinition(
                        TaskDefinitionSpec.of(
                                family, NetworkMode.AWSVPC, List.of(ContainerDefinition.of("app", "example/app:1"))),
                        now);
            }
            return now;
        });
        CanonicalPolicy policy = CanonicalPolicy.of(policy());
        cloud.table()
                .policies()
                .put(new NewPolicy(
                        "punctual", policy.hash(), policy.json(), cloud.clock().instant()));
    }

    private static PolicyDocument policy() {
        return switch (new PolicyParser().parse(POLICY)) {
            case Requested.Valid<PolicyDocument> valid -> valid.value();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }

    private static void launch(LocalCloud cloud, String family, int number) {
        cloud.invoke("LaunchRun", """
                {"name": "%s-%d", "cluster": "prod", "taskDefinition": "%1$s:1", "launchType": "FARGATE",
                 "policy": "punctual", "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"]}}}
                """.formatted(family, number));
    }

    /** ECS, with the moment of each retry and each stop written down. */
    private TaskRunner watched(TaskRunner runner, List<LocalCloud> clouds) {
        return new TaskRunner() {
            @Override
            public LaunchAnswer run(TaskName name, LaunchRequest request) {
                if (name.attempt() > 1) {
                    retries.made(name.run(), clouds.getFirst().clock().instant());
                }
                return runner.run(name, request);
            }

            @Override
            public StopAnswer stop(String cluster, TaskRef task, String reason) {
                Optional.ofNullable(runs.get(task))
                        .ifPresent(run ->
                                limits.made(run, clouds.getFirst().clock().instant()));
                return runner.stop(cluster, task, reason);
            }
        };
    }

    private void add(Note note) {
        if (note instanceof Note.Decided decided) {
            Run run = decided.decision().run();
            RunKey key = run.id().key();
            run.attempt().task().ifPresent(task -> runs.put(task, key));
            if (run.phase() instanceof Phase.BackingOff waiting) {
                retries.due(key, waiting.until());
            }
            Watch watch = run.attempt().watch();
            watch.until()
                    .filter(until -> watch.state() == EcsStatus.Known.RUNNING)
                    .ifPresent(until -> limits.due(key, until));
            run.pending().forEach(pending -> pending.slot().ifPresent(slot -> delay(key, pending.effect(), slot)));
        }
    }

    /** The pace has given the call a moment of its own. */
    private void delay(RunKey run, Effect call, Instant slot) {
        switch (call) {
            case Effect.RunTask launch -> retries.due(run, slot);
            case Effect.StopTask stop -> limits.due(run, slot);
            case Effect.DescribeTask question -> {}
            case Effect.FindTask question -> {}
            case Effect.SendCallback send -> {}
        }
    }
}
