package dev.lifeline.controller;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, requests and tasks for tests. */
public final class Runs {
    public static final String SECRET = "s3cr3t-value";
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final RunId ID = new RunId("nightly");
    public static final Namespace NAMESPACE = new Namespace("test");

    /** The identity of a run that a {@link dev.lifeline.controller.testing.TestWorld} starts under this name. */
    public static final Identity IDENTITY = identity(ID);

    public static final LaunchRequest REQUEST = new LaunchRequest(
            "prod",
            "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7",
            new LaunchRequest.Essentials.Named(List.of("app")),
            Optional.empty(),
            new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1))),
            Optional.of(new LaunchRequest.Network(List.of("subnet-1"), List.of("sg-1"), true)),
            new LaunchRequest.Overrides(
                    Optional.of("512"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(30),
                    List.of(),
                    List.of(new LaunchRequest.ContainerOverride(
                            "app",
                            List.of("run", "--all"),
                            Map.of("PASSWORD", new Secret(SECRET)),
                            List.of(),
                            Optional.empty(),
                            Optional.of(256),
                            Optional.empty(),
                            List.of()))),
            LaunchRequest.Options.DEFAULT);

    private Runs() {}

    /** The identity of a run with the random bits of a {@link dev.lifeline.controller.testing.TestWorld}. */
    public static Identity identity(RunId id) {
        return new Identity(id, NAMESPACE, Nonce.first(Long.MIN_VALUE), Coverage.DECISIVE, "invocation-of-" + id);
    }

    /** The same by the name. */
    public static Identity identity(String name) {
        return identity(new RunId(name));
    }

    public static Circumstances at(Instant now) {
        return new Circumstances(
                DefaultPolicy.named("default").orElseThrow(),
                Optional.empty(),
                CauseCatalog.standard(),
                Limits.STANDARD,
                now,
                0.5);
    }

    /** The decisions of a run that is launched, fails to pull, is launched again, runs, and succeeds. */
    public static List<Decision> lifeOfARun() {
        List<Decision> life = new ArrayList<>();
        life.add(Supervisor.launch(IDENTITY, LaunchOrder.of(REQUEST), at(NOON)));
        observe(life, new LaunchAnswered(1, new LaunchAnswer.TaskCreated(ref(1), Optional.empty())), 1);
        observe(life, new TaskSeen(1, task(1, 1, "PROVISIONING", Optional.empty())), 2);
        observe(life, new TaskSeen(1, task(1, 2, "STOPPED", Optional.of("CannotPullContainerError: i/o timeout"))), 5);
        observe(life, new Observation.TimePassed(), 60);
        observe(life, new LaunchAnswered(2, new LaunchAnswer.TaskCreated(ref(2), Optional.empty())), 61);
        observe(life, new TaskSeen(2, task(2, 3, "RUNNING", Optional.empty())), 62);
        observe(life, new TaskSeen(2, task(2, 7, "STOPPED", Optional.of("Essential container in task exited"))), 90);
        return life;
    }

    /** A run whose RunTask ECS answered with this snapshot of its first attempt. */
    public static Run seen(EcsTask task) {
        Run launched =
                Supervisor.launch(IDENTITY, LaunchOrder.of(REQUEST), at(NOON)).run();
        LaunchAnswer answer = new LaunchAnswer.TaskCreated(task.ref(), Optional.of(task));
        return Supervisor.decide(launched, new LaunchAnswered(1, answer), at(NOON.plusSeconds(1)))
                .run();
    }

    private static void observe(List<Decision> life, Observation observation, int second) {
        life.add(Supervisor.decide(life.getLast().run(), observation, at(NOON.plusSeconds(second))));
    }

    public static TaskRef ref(int attempt) {
        return new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/"
                + String.valueOf(attempt).repeat(32));
    }

    /** A task whose single container exited with 0 if the task stopped because of that. */
    public static EcsTask task(int attempt, long version, String status, Optional<String> stoppedReason) {
        boolean exited =
                stoppedReason.filter(reason -> reason.startsWith("Essential")).isPresent();
        boolean ran = exited || status.equals("RUNNING");
        StopCode code = exited
                ? StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED
                : StopCode.KnownStopCode.TASK_FAILED_TO_START;
        EcsContainer container = new EcsContainer(
                "app",
                EcsStatus.of(status.equals("PROVISIONING") ? "PENDING" : status),
                exited ? Optional.of(0) : Optional.empty(),
                Optional.empty(),
                Optional.of("runtime-1"),
                List.of(new EcsContainer.PortBinding(80, 32768, "tcp")));
        return new EcsTask(
                ref(attempt),
                version,
                EcsStatus.of(status),
                EcsStatus.of(stoppedReason.isPresent() ? "STOPPED" : "RUNNING"),
                stoppedReason.map(reason ->
                        new EcsTask.StopDetails(Optional.of(code), Optional.of(Reason.of(reason)), Optional.empty())),
                new EcsTask.Times(
                        Optional.of(NOON),
                        Optional.empty(),
                        Optional.empty(),
                        ran ? Optional.of(NOON.plusSeconds(10)) : Optional.empty(),
                        Optional.empty()),
                new EcsTask.Placement(
                        "prod",
                        REQUEST.taskDefinition(),
                        Optional.of("family:etl"),
                        Optional.of(IDENTITY.task(attempt).startedBy()),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE),
                        Optional.of("FARGATE_SPOT"),
                        Optional.empty()),
                List.of(container));
    }
}
