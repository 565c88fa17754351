package dev.lifeline.controller;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** One run in each situation that an output must show, after its latest decision. */
public final class ReportedRuns {
    private static final String PULL_DENIED = "CannotPullContainerError: pull access denied for registry.example/app";

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
                reported("running", "ATTEMPTING", "", "", "", "", "", "time limit of RUNNING", ReportedLife.running()),
                reported(
                        "exited with 3",
                        "ENDED",
                        "FAILED",
                        "EXIT_CODE",
                        "container app exited with 3",
                        "app",
                        "3",
                        "",
                        ReportedLife.running().sees(ReportedLife.stopped(3))),
                reported(
                        "pull denied",
                        "ENDED",
                        "FAILED",
                        "PULL_DENIED",
                        PULL_DENIED,
                        "app",
                        "",
                        "",
                        ReportedLife.launched().sees(ReportedLife.failed(PULL_DENIED))),
                reported(
                        "backing off",
                        "BACKING_OFF",
                        "",
                        "PULL_TRANSIENT",
                        ReportedLife.PULL_TIMEOUT,
                        "app",
                        "",
                        "attempt 2",
                        ReportedLife.launched().sees(ReportedLife.failed(ReportedLife.PULL_TIMEOUT))),
                reported(
                        "suspended",
                        "BACKING_OFF",
                        "",
                        "PULL_TRANSIENT",
                        ReportedLife.PULL_TIMEOUT,
                        "app",
                        "",
                        "end of the run if still suspended",
                        ReportedLife.launched()
                                .sees(ReportedLife.failed(ReportedLife.PULL_TIMEOUT))
                                .observes(Duration.ofSeconds(1), new SuspendRequested("maintenance"))),
                reported(
                        "succeeded",
                        "ENDED",
                        "SUCCEEDED",
                        "",
                        "container app exited with 0",
                        "app",
                        "0",
                        "",
                        ReportedLife.running().sees(ReportedLife.stopped(0))),
                reported(
                        "time limit passed",
                        "ATTEMPTING",
                        "",
                        "TIMEOUT",
                        "the task was RUNNING for longer than 10 min",
                        "",
                        "",
                        "StopTask of attempt 1 again if unanswered",
                        ReportedLife.running().observes(Duration.ofMinutes(10), new TimePassed())),
                reported(
                        "stopped after its time limit",
                        "ENDED",
                        "FAILED",
                        "TIMEOUT",
                        "the task was RUNNING for longer than 10 min",
                        "",
                        "",
                        "",
                        ReportedLife.running()
                                .observes(Duration.ofMinutes(10), new TimePassed())
                                .sees(ReportedLife.stopped(143))),
                reported(
                        "stopped by a user",
                        "ENDED",
                        "STOPPED",
                        "USER_STOP",
                        "no longer needed",
                        "",
                        "",
                        "",
                        ReportedLife.running()
                                .observes(Duration.ZERO, new StopRequested("no longer needed", StopManner.GRACEFUL))
                                .sees(ReportedLife.stopped(143))),
                reported(
                        "stopped while backing off",
                        "ENDED",
                        "STOPPED",
                        "USER_STOP",
                        "no longer needed",
                        "",
                        "",
                        "",
                        ReportedLife.launched()
                                .sees(ReportedLife.failed(ReportedLife.PULL_TIMEOUT))
                                .observes(
                                        Duration.ofSeconds(1),
                                        new StopRequested("no longer needed", StopManner.GRACEFUL))),
                reported(
                        "refused",
                        "ENDED",
                        "FAILED",
                        "LAUNCH_REJECTED",
                        "InvalidParameterException: no such subnet",
                        "",
                        "",
                        "",
                        new ReportedLife(ReportedLife.launch())
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
                        ReportedLife.running()
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
                        "next check of the task of attempt 1",
                        ReportedLife.running()
                                .sees(ReportedLife.hanging(
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
                        "next check of the task of attempt 1",
                        ReportedLife.running()
                                .sees(ReportedLife.hanging(
                                        StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED,
                                        "Essential container in task exited",
                                        0))),
                reported(
                        "awaiting its record",
                        "AWAITING_RECORD",
                        "",
                        "PULL_TRANSIENT",
                        ReportedLife.PULL_TIMEOUT,
                        "app",
                        "",
                        "end of the run if its launch is not recorded",
                        new ReportedLife(ReportedLife.adopt())));
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
}
