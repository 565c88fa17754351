package dev.lifeline.tests.policy;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The situation of a claim: {@code exitCode} of the essential container {@code app}, {@code sidecar} of the other one;
 * {@code reason} of the task, and of its container if it is an error of one; {@code on} what it runs; {@code ran} how
 * long; {@code attempt} which attempt it is, after the same happened to those before; {@code age} of the run;
 * {@code state} and {@code for} for a task that stays; {@code alive} for an error of a task that goes on.
 */
record ClaimedSituation(ClaimWords words) {
    /** Whose tasks these are. */
    static final Identity RUN = Runs.identity("page");

    private static final String DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/report:7";

    LaunchRequest request() {
        return new LaunchRequest(
                "prod",
                DEFINITION,
                new Essentials.Named(List.of("app")),
                Optional.of(new TaskSize(1024, 2048)),
                compute(),
                Optional.of(new Network(List.of("subnet-0a", "subnet-0b"), List.of(), false)),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
    }

    private Compute compute() {
        String on = words.value("on").orElse("FARGATE");
        return on.contains("SPOT")
                ? new Compute.OnProviders(List.of(new Compute.StrategyItem(on, 0, 1)))
                : new Compute.OnLaunchType(LaunchType.of(on));
    }

    int attempt() {
        return words.number("attempt").orElse(1);
    }

    Duration ran() {
        return words.duration("ran").orElse(Duration.ZERO);
    }

    boolean isAlive() {
        return words.plain().contains("alive");
    }

    Optional<EcsStatus> state() {
        return words.value("state").map(EcsStatus::of);
    }

    /** A task of a live attempt, with its container's error, if any. */
    EcsTask alive(int attempt, long version, EcsStatus status, Run run, Instant now) {
        boolean running = status == Known.RUNNING;
        return new EcsTask(
                ref(attempt),
                version,
                status,
                Known.RUNNING,
                Optional.empty(),
                times(now, running ? Optional.of(now) : Optional.empty(), Optional.empty()),
                placement(attempt, run),
                List.of(
                        container(
                                "app",
                                running ? Known.RUNNING : Known.PENDING,
                                Optional.empty(),
                                isAlive() ? containerReason() : Optional.empty()),
                        container("sidecar", Known.PENDING, Optional.empty(), Optional.empty())));
    }

    /** The task when it is over. */
    EcsTask over(int attempt, Run run, Instant now) {
        Optional<Integer> code = words.number("exitCode");
        boolean ran = code.isPresent() || !ran().isZero();
        return stopped(
                attempt,
                run,
                new EcsTask.StopDetails(
                        stopCode(),
                        (code.isPresent() ? Optional.of("Essential container in task exited") : words.value("reason"))
                                .map(Reason::of),
                        Optional.empty()),
                times(now.minus(ran()), ran ? Optional.of(now.minus(ran())) : Optional.empty(), Optional.of(now)));
    }

    /** The task after Lifeline's own StopTask. */
    EcsTask stoppedByUs(EcsTask before, int attempt, Run run, Instant now) {
        EcsTask.StopDetails stop = new EcsTask.StopDetails(
                Optional.of(StopCode.KnownStopCode.USER_INITIATED),
                Optional.of(Reason.of("Stopped by Lifeline")),
                Optional.empty());
        return stopped(attempt, run, stop, times(now, before.times().started(), Optional.of(now)));
    }

    private EcsTask stopped(int attempt, Run run, EcsTask.StopDetails stop, EcsTask.Times times) {
        return new EcsTask(
                ref(attempt),
                9,
                Known.STOPPED,
                Known.STOPPED,
                Optional.of(stop),
                times,
                placement(attempt, run),
                List.of(
                        container("app", Known.STOPPED, words.number("exitCode"), containerReason()),
                        container("sidecar", Known.STOPPED, words.number("sidecar"), Optional.empty())));
    }

    private Optional<StopCode> stopCode() {
        return words.value("stopCode")
                .map(StopCode::of)
                .or(() -> words.number("exitCode").map(code -> StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED))
                .or(() -> containerReason().map(reason -> StopCode.KnownStopCode.TASK_FAILED_TO_START));
    }

    private Optional<String> containerReason() {
        return words.value("reason").filter(reason -> reason.matches("[A-Za-z]+Error: .*"));
    }

    static TaskRef ref(int attempt) {
        return new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/" + attempt);
    }

    private static EcsTask.Times times(Instant created, Optional<Instant> started, Optional<Instant> stopped) {
        return new EcsTask.Times(Optional.of(created), Optional.empty(), Optional.empty(), started, stopped);
    }

    private static EcsContainer container(
            String name, EcsStatus status, Optional<Integer> exit, Optional<String> reason) {
        return new EcsContainer(name, status, exit, reason.map(Reason::of), Optional.empty(), List.of());
    }

    /** Where ECS puts a task of the run. */
    private static EcsTask.Placement placement(int attempt, Run run) {
        Optional<LaunchType> type = run.request().compute() instanceof Compute.OnLaunchType on
                ? Optional.of(on.type())
                : Optional.of(LaunchType.KnownLaunchType.FARGATE);
        Optional<String> provider = run.request().compute() instanceof Compute.OnProviders on
                ? Optional.of(on.strategy().getFirst().provider())
                : Optional.empty();
        return new EcsTask.Placement(
                "prod",
                DEFINITION,
                Optional.empty(),
                Optional.of(run.identity().task(attempt).startedBy()),
                type,
                provider,
                Optional.empty());
    }

    /** The task that a claim about {@code match} describes. */
    EcsTask foreign() {
        return new EcsTask(
                ref(1),
                1,
                Known.PENDING,
                Known.RUNNING,
                Optional.empty(),
                times(Instant.EPOCH, Optional.empty(), Optional.empty()),
                new EcsTask.Placement(
                        "arn:aws:ecs:eu-west-1:111122223333:cluster/"
                                + words.value("cluster").orElse("other"),
                        "arn:aws:ecs:eu-west-1:111122223333:task-definition/"
                                + words.value("family").orElse("other") + ":3",
                        words.value("group").or(() -> Optional.of("family:some")),
                        words.value("startedBy"),
                        words.value("launchType").map(LaunchType::of),
                        Optional.empty(),
                        Optional.empty()),
                List.of());
    }
}
