package dev.lifeline.tests.soak;

import static dev.lifeline.lifecycle.run.Phase.Result.FAILED;
import static dev.lifeline.lifecycle.run.Phase.Result.SUCCEEDED;

import dev.lifeline.lifecycle.run.Phase;

/**
 * What becomes of a run's tasks, and how the built-in policies have it end.
 *
 * @see PlannedRun where each is made into a script
 */
enum RunKind {
    GOOD(18, SUCCEEDED, 1, RunPlatform.FARGATE),
    /** Runs until a user stops it. */
    ENDLESS(10, FAILED, 1, RunPlatform.FARGATE),
    /** Its image cannot be pulled twice. */
    FLAKY_PULL(12, SUCCEEDED, 3, RunPlatform.FARGATE),
    /** Its image can never be pulled in time: five retries, each after a longer back-off. */
    SPENT_PULLS(2, FAILED, 6, RunPlatform.FARGATE),
    NO_IMAGE(4, FAILED, 1, RunPlatform.FARGATE),
    /** Its secrets cannot be had once. */
    NO_SECRETS(6, SUCCEEDED, 2, RunPlatform.FARGATE),
    EXIT_CODE(6, FAILED, 1, RunPlatform.FARGATE),
    SPOT(8, SUCCEEDED, 2, RunPlatform.FARGATE_SPOT),
    MAINTENANCE(4, SUCCEEDED, 2, RunPlatform.FARGATE),
    /** RunTask has no room for it twice. */
    NO_ROOM(8, SUCCEEDED, 3, RunPlatform.FARGATE),
    CANNOT_START(6, SUCCEEDED, 2, RunPlatform.EC2),
    /** It is said not to start and runs all the same: Lifeline stops it. */
    START_TIMEOUT(6, SUCCEEDED, 2, RunPlatform.EC2),
    /** A sidecar runs on a stale image under the policy {@code always}: Lifeline stops it. */
    STALE_IMAGE(4, SUCCEEDED, 2, RunPlatform.EC2),
    /** The instance under it is lost. */
    HOST_LOST(6, SUCCEEDED, 2, RunPlatform.OWN_INSTANCES),
    /** No event tells of its end: only after a quarter of an hour ECS is asked. */
    SILENT(3, SUCCEEDED, 1, RunPlatform.FARGATE);

    private final int weight;
    private final Phase.Result result;
    private final int attempts;
    private final RunPlatform platform;

    RunKind(int weight, Phase.Result result, int attempts, RunPlatform platform) {
        this.weight = weight;
        this.result = result;
        this.attempts = attempts;
        this.platform = platform;
    }

    /** Where its tasks run. */
    enum RunPlatform {
        FARGATE,
        FARGATE_SPOT,
        /** Instances that all such runs share. */
        EC2,
        /** A cluster with instances of its own, so that what is lost is nobody else's. */
        OWN_INSTANCES
    }

    /** How many of a hundred or so are of this kind. */
    int weight() {
        return weight;
    }

    Phase.Result result() {
        return result;
    }

    /** How many attempts it takes. */
    int attempts() {
        return attempts;
    }

    /** An attempt that RunTask refuses is one of the script's turns: with its answer lost there is an attempt less. */
    int fewestAttempts() {
        return this == NO_ROOM ? 1 : attempts;
    }

    RunPlatform platform() {
        return platform;
    }

    String policy() {
        return this == STALE_IMAGE ? "always" : "default";
    }

    /** Whether users stop such tasks, too, which then is how their runs end. */
    boolean isStoppedByUsers() {
        return this == ENDLESS || this == GOOD || this == EXIT_CODE;
    }

    /** Whether it takes many minutes of simulated time to end. */
    boolean isSlow() {
        return this == SILENT || this == SPENT_PULLS;
    }
}
