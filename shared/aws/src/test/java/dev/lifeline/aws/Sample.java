package dev.lifeline.aws;

import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs and requests for tests. */
public final class Sample {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String SECRET = "s3cr3t-value";
    public static final String DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7";
    public static final TaskRef TASK = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/1111");
    public static final String INSTANCE = "arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/9999";

    private Sample() {}

    public static LaunchRequest request(Map<String, Secret> environment) {
        return new LaunchRequest(
                "prod",
                DEFINITION,
                new LaunchRequest.Essentials.Named(List.of("app")),
                Optional.empty(),
                new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1))),
                Optional.of(new LaunchRequest.Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), true)),
                new LaunchRequest.Overrides(
                        Optional.of("512"),
                        Optional.of("1024"),
                        Optional.of("task-role"),
                        Optional.of("execution-role"),
                        Optional.of(30),
                        List.of(),
                        List.of(new LaunchRequest.ContainerOverride(
                                "app",
                                List.of("run", "--all"),
                                environment,
                                List.of(),
                                Optional.of(128),
                                Optional.of(256),
                                Optional.of(64),
                                List.of()))),
                new LaunchRequest.Options(
                        Optional.of("nightly"),
                        Optional.of("1.4.0"),
                        Optional.empty(),
                        true,
                        new Tagging(
                                Optional.of(Tagging.TagSource.TASK_DEFINITION),
                                true,
                                Map.of("team", "data", "app", "etl")),
                        PlacementRules.NONE,
                        List.of()));
    }

    public static Identity identity(String id) {
        return new Identity(new RunId(id), new Namespace("test"), Nonce.first(7), Coverage.DECISIVE, "invocation-1");
    }

    public static Decision launch(String id) {
        return launch(id, NOON);
    }

    public static Decision launch(String id, Instant now) {
        return Supervisor.launch(
                identity(id), LaunchOrder.of(request(Map.of("PASSWORD", new Secret(SECRET)))), at(now));
    }

    /** Another first generation of a name, as after its item was deleted. */
    public static Decision launchAgain(String id) {
        Identity again =
                new Identity(new RunId(id), new Namespace("test"), Nonce.first(8), Coverage.DECISIVE, "invocation-2");
        return Supervisor.launch(again, LaunchOrder.of(request(Map.of())), at(NOON));
    }

    /** A run with a task on a container instance. */
    public static Decision onInstance(String id) {
        return Supervisor.adopt(
                identity(id),
                new Adoption(request(Map.of()), List.of()),
                task(4, "RUNNING", Optional.empty()),
                at(NOON.plusSeconds(60)));
    }

    /** A run that ended so, at its first attempt. */
    public static Run run(EndedRun wanted) {
        LaunchRequest like = request(Map.of());
        LaunchRequest request = new LaunchRequest(
                wanted.cluster(),
                wanted.family() + ":7",
                like.essentials(),
                like.definedSize(),
                like.compute(),
                like.network(),
                like.overrides(),
                like.options());
        Run launched = Supervisor.launch(identity(wanted.run().value()), LaunchOrder.of(request), at(wanted.began()))
                .run();
        Symptom symptom = new Symptom(FailurePhase.RUN, FailureCondition.REQUESTED);
        return with(
                launched,
                new Phase.Ended(
                        wanted.ended(),
                        wanted.result(),
                        wanted.cause().map(cause -> Classification.ofTask(cause, symptom, "test", "evidence")),
                        "as the test wants it"),
                List.of());
    }

    public static Run with(Run run, Phase phase, List<PendingEffect> pending) {
        return new Run(
                run.identity(),
                run.request(),
                run.policy(),
                run.created(),
                phase,
                run.attempt(),
                run.past(),
                run.spent(),
                run.endBy(),
                pending,
                run.gaps(),
                run.orders(),
                run.shadow());
    }

    /** The run after its task succeeded. */
    public static Decision ended(Decision before) {
        EcsTask.StopDetails stop = new EcsTask.StopDetails(
                Optional.of(StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED),
                Optional.of(Reason.of("Essential container in task exited")),
                Optional.empty());
        return Supervisor.decide(
                before.run(),
                new Observation.TaskSeen(1, task(7, "STOPPED", Optional.of(stop))),
                at(NOON.plusSeconds(120)));
    }

    /** The run on an instance, after an answer of ECS without news. */
    public static Run checkedLater(Run run) {
        return Supervisor.decide(
                        run,
                        new Observation.DescribeAnswered(
                                1, TASK, new DescribeAnswer.Seen(task(4, "RUNNING", Optional.empty()))),
                        at(run.deadline().orElseThrow()))
                .run();
    }

    private static Circumstances at(Instant now) {
        return new Circumstances(
                DefaultPolicy.named("default").orElseThrow(),
                Optional.empty(),
                CauseCatalog.standard(),
                Limits.STANDARD,
                now,
                0.5);
    }

    private static EcsTask task(long version, String status, Optional<EcsTask.StopDetails> stop) {
        return new EcsTask(
                TASK,
                version,
                EcsStatus.of(status),
                EcsStatus.of(status),
                stop,
                new EcsTask.Times(
                        Optional.of(NOON),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOON.plusSeconds(30)),
                        Optional.empty()),
                new EcsTask.Placement(
                        "prod",
                        DEFINITION,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LaunchType.KnownLaunchType.EC2),
                        Optional.empty(),
                        Optional.of(INSTANCE)),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.of(status),
                        stop.map(ended -> 0),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }
}
