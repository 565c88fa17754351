package dev.lifeline.controller;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run and its continuation. */
record ReportedLife(Decision last) {
    static final String PULL_TIMEOUT = "CannotPullContainerError: i/o timeout";

    ReportedLife sees(EcsTask task) {
        return observes(Duration.ofSeconds(30), new TaskSeen(1, task));
    }

    ReportedLife observes(Duration later, Observation observation) {
        return new ReportedLife(Supervisor.decide(
                last.run(), observation, at(last.explanation().at().plus(later))));
    }

    static ReportedLife launched() {
        return new ReportedLife(launch())
                .observes(
                        Duration.ofSeconds(1),
                        new LaunchAnswered(
                                1,
                                new LaunchAnswer.TaskCreated(
                                        Runs.ref(1), Optional.of(Runs.task(1, 1, "PROVISIONING", Optional.empty())))));
    }

    static ReportedLife running() {
        return launched().sees(Runs.task(1, 3, "RUNNING", Optional.empty()));
    }

    static Decision launch() {
        return Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), at(Runs.NOON));
    }

    static Decision adopt() {
        return Supervisor.adopt(
                Runs.identity("adopted"),
                new Adoption(
                        Runs.REQUEST,
                        List.of(new MissingLaunchFact(MissingLaunchFact.Availability.AWAITED, "its security groups"))),
                failed(PULL_TIMEOUT),
                at(Runs.NOON));
    }

    static EcsTask stopped(int code) {
        return task(
                StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED,
                "Essential container in task exited",
                Optional.of(code),
                Optional.empty());
    }

    /** Its program has exited, and ECS has not ended it. */
    static EcsTask hanging(StopCode code, String reason, int exit) {
        EcsTask like = task(code, reason, Optional.of(exit), Optional.empty());
        return new EcsTask(
                like.ref(),
                like.version(),
                EcsStatus.Known.DEPROVISIONING,
                like.desiredStatus(),
                like.stop(),
                like.times(),
                like.placement(),
                like.containers());
    }

    static EcsTask failed(String reason) {
        return task(
                StopCode.KnownStopCode.TASK_FAILED_TO_START,
                "Task failed to start",
                Optional.empty(),
                Optional.of(reason));
    }

    static EcsTask task(StopCode code, String reason, Optional<Integer> exit, Optional<String> ofContainer) {
        EcsTask like = Runs.task(1, 7, exit.isPresent() ? "RUNNING" : "PENDING", Optional.empty());
        EcsContainer container = new EcsContainer(
                "app", EcsStatus.Known.STOPPED, exit, ofContainer.map(Reason::of), Optional.of("runtime-1"), List.of());
        return new EcsTask(
                like.ref(),
                like.version(),
                EcsStatus.Known.STOPPED,
                EcsStatus.Known.STOPPED,
                Optional.of(
                        new EcsTask.StopDetails(Optional.of(code), Optional.of(Reason.of(reason)), Optional.empty())),
                like.times(),
                like.placement(),
                List.of(container));
    }

    /** Under the default policy, with ten minutes for a program. */
    static Circumstances at(Instant now) {
        Policy like = DefaultPolicy.named("default").orElseThrow();
        Policy policy = new Policy(
                like.name(),
                like.version(),
                like.mode(),
                like.pull(),
                like.rules(),
                like.budgets(),
                new Timeouts(Map.of(EcsStatus.Known.RUNNING, Duration.ofMinutes(10)), Optional.empty()),
                like.shadow());
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }
}
