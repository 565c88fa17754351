package dev.lifeline.tests.whatif;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode.KnownStopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an attempt of the simulated month goes. */
record AttemptFate(FateKind kind, Duration startsAfter, Duration runs) {
    private static final String NO_PULL =
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): httpReadSeeker: failed open:"
                    + " unexpected status code 429 Too Many Requests: toomanyrequests: You have reached your pull rate"
                    + " limit.";

    /** The ways. */
    enum FateKind {
        SUCCESS,
        EXIT,
        PULL,
        SPOT
    }

    Duration taken() {
        return startsAfter.plus(runs);
    }

    /** Its task at its end. */
    EcsTask stopped(TaskRef ref, Instant created, EcsTask.Placement placement) {
        Instant ended = created.plus(taken());
        boolean ran = kind != FateKind.PULL;
        return new EcsTask(
                ref,
                5,
                EcsStatus.Known.STOPPED,
                EcsStatus.Known.STOPPED,
                Optional.of(stop()),
                new EcsTask.Times(
                        Optional.of(created),
                        Optional.of(created.plusSeconds(10)),
                        Optional.empty(),
                        ran ? Optional.of(created.plus(startsAfter)) : Optional.empty(),
                        Optional.of(ended)),
                placement,
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.Known.STOPPED,
                        exitCode(),
                        ran ? Optional.empty() : Optional.of(Reason.of(NO_PULL)),
                        ran ? Optional.of("runtime") : Optional.empty(),
                        List.of())));
    }

    private Optional<Integer> exitCode() {
        return switch (kind) {
            case SUCCESS -> Optional.of(0);
            case EXIT -> Optional.of(1);
            case PULL -> Optional.empty();
            case SPOT -> Optional.of(143);
        };
    }

    private EcsTask.StopDetails stop() {
        return switch (kind) {
            case SUCCESS, EXIT ->
                details(KnownStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
            case PULL -> details(KnownStopCode.TASK_FAILED_TO_START, NO_PULL);
            case SPOT -> details(KnownStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");
        };
    }

    private static EcsTask.StopDetails details(KnownStopCode code, String reason) {
        return new EcsTask.StopDetails(Optional.of(code), Optional.of(Reason.of(reason)), Optional.empty());
    }
}
