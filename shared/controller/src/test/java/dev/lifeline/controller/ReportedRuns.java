package dev.lifeline.controller;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run in each situation that an output must show, after its latest decision. */
public final class ReportedRuns {
    private static final String PULL_DENIED = "CannotPullContainerError: pull access denied for registry.example/app";
    private static final String PULL_TIMEOUT = "CannotPullContainerError: i/o timeout";

    /** The expected output of a run; an empty text is a missing value. */
    public record Reported(
            String situation,
            String phase,
            String result,
            String cause,
            String evidence,
            String container,
            String exitCode,
            String next,
            Decision decision) {

        /** The values by the names of their fields; a missing one is empty. */
        public Map<String, String> fields() {
            return Map.of(
                    "phase", phase,
                    "result", result,
                    "cause", cause,
                    "evidence", evidence,
                    "container", container,
                    "exitCode", exitCode,
                    "next", next);
        }

        @Override
        public String toString() {
            return situation;
        }
    }

    private ReportedRuns() {}

    public static Stream<Reported> all() {
        return Stream.of(
                reported("running", "ATTEMPTING", "", "", "", "", "", "time limit of RUNNING", running()),
                reported(
                        "exited with 3",
                        "ENDED",
                        "FAILED",
                        "EXIT_CODE",
                        "container app exited with 3",
                        "app",
                        "3",
                        "",
                        running().sees(stopped(3))),
                reported(
                        "pull denied",
                        "ENDED",
                        "FAILED",
                        "PULL_DENIED",
                        PULL_DENIED,
                        "app",
                        "",
                        "",
                        launched().sees(failed(PULL_DENIED))),
                reported(
                        "backing off",
                        "BACKING_OFF",
                        "",
                        "PULL_TRANSIENT",
                        PULL_TIMEOUT,
                        "app",
                        "",
                        "attempt 2",
                        launched().sees(failed(PULL_TIMEOUT))),
                reported(
                        "succeeded",
                        "ENDED",
                        "SUCCEEDED",
                        "",
                        "container app exited with 0",
                        "app",
                        "0",
                        "",
                        running().sees(stopped(0))),
                reported(
                        "time limit passed",
                        "ATTEMPTING",
                        "",
                        "TIMEOUT",
                        "the task was RUNNING for longer than 10 min",
                        "",
                        "",
                        "StopTask of attempt 1 again, unless it is answered",
                        running().observes(Duration.ofMinutes(10), new TimePassed())),
                reported(
                        "stopped after its time limit",
                        "ENDED",
                        "FAILED",
                        "TIMEOUT",
                        "the task was RUNNING for longer than 10 min",
                        "",
                        "",
                        "",
                        running()
                                .observes(Duration.ofMinutes(10), new TimePassed())
                                .sees(stopped(143))),
                reported(
                        "stopped by a user",
                        "ENDED",
                        "STOPPED",
                        "USER_STOP",
                        "no longer needed",
                        "",
                        "",
                        "",
                        running()
                                .observes(Duration.ZERO, new StopRequested("no longer needed"))
                                .sees(stopped(143))),
                reported(
                        "refused",
                        "ENDED",
                        "FAILED",
                        "LAUNCH_REJECTED",
                        "InvalidParameterException: no such subnet",
                        "",
                        "",
                        "",
                        new ReportedLife(launch())
                                .observes(
                                        Duration.ZERO,
                                        new LaunchAnswered(
                                                1,
                                                new LaunchAnswer.Rejected(new LaunchRefusal(
                                                        "InvalidParameterException", "no such subnet", 400))))),
                reported(
                        "orphaned",
                        "BACKING_OFF",
                        "",
                        "HOST",
                        "ECS knows no such task",
                        "",
                        "",
                        "attempt 2",
                        running()
                                .observes(
                                        Duration.ofMinutes(30),
                                        new DescribeAnswered(1, Runs.ref(1), new DescribeAnswer.TaskMissing()))),
                reported(
                        "backing off while its task hangs",
                        "BACKING_OFF",
                        "",
                        "SPOT_INTERRUPTION",
                        "Your Spot Task was interrupted.",
                        "",
                        "",
                        "DescribeTasks, unless the task of attempt 1 ends",
                        running()
                                .sees(hanging(
                                        StopCode.KnownStopCode.SPOT_INTERRUPTION,
                                        "Your Spot Task was interrupted.",
                                        143))),
                reported(
                        "succeeded while its task hangs",
                        "ENDED",
                        "SUCCEEDED",
                        "",
                        "container app exited with 0",
                        "app",
                        "0",
                        "DescribeTasks, unless the task of attempt 1 ends",
                        running()
                                .sees(hanging(
                                        StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED,
                                        "Essential container in task exited",
                                        0))),
                reported(
                        "awaiting its record",
                        "AWAITING_RECORD",
                        "",
                        "PULL_TRANSIENT",
                        PULL_TIMEOUT,
                        "app",
                        "",
                        "end of the run, unless its launch is recorded",
                        new ReportedLife(adopt())));
    }

    private static Reported reported(
            String situation,
            String phase,
            String result,
            String cause,
            String evidence,
            String container,
            String exitCode,
            String next,
            ReportedLife life) {
        return new Reported(situation, phase, result, cause, evidence, container, exitCode, next, life.last());
    }

    /** A run and its continuation. */
    private record ReportedLife(Decision last) {
        ReportedLife sees(EcsTask task) {
            return observes(Duration.ofSeconds(30), new TaskSeen(1, task));
        }

        ReportedLife observes(Duration later, Observation observation) {
            return new ReportedLife(Supervisor.decide(
                    last.run(), observation, at(last.explanation().at().plus(later))));
        }
    }

    private static ReportedLife launched() {
        return new ReportedLife(launch())
                .observes(
                        Duration.ofSeconds(1),
                        new LaunchAnswered(
                                1,
                                new LaunchAnswer.TaskCreated(
                                        Runs.ref(1), Optional.of(Runs.task(1, 1, "PROVISIONING", Optional.empty())))));
    }

    private static ReportedLife running() {
        return launched().sees(Runs.task(1, 3, "RUNNING", Optional.empty()));
    }

    private static Decision launch() {
        return Supervisor.launch(Runs.IDENTITY, Runs.REQUEST, at(Runs.NOON));
    }

    private static Decision adopt() {
        return Supervisor.adopt(
                Runs.identity("adopted"),
                new Adoption(
                        Runs.REQUEST,
                        List.of(new MissingLaunchFact(MissingLaunchFact.Availability.AWAITED, "its security groups"))),
                failed(PULL_TIMEOUT),
                at(Runs.NOON));
    }

    private static EcsTask stopped(int code) {
        return task(
                StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED,
                "Essential container in task exited",
                Optional.of(code),
                Optional.empty());
    }

    /** Its program has exited, and ECS has not ended it. */
    private static EcsTask hanging(StopCode code, String reason, int exit) {
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

    private static EcsTask failed(String reason) {
        return task(
                StopCode.KnownStopCode.TASK_FAILED_TO_START,
                "Task failed to start",
                Optional.empty(),
                Optional.of(reason));
    }

    private static EcsTask task(StopCode code, String reason, Optional<Integer> exit, Optional<String> ofContainer) {
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
    private static Circumstances at(Instant now) {
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
