package dev.lifeline.tests.soak;

import static dev.lifeline.lifecycle.run.Phase.Result.FAILED;
import static dev.lifeline.lifecycle.run.Phase.Result.SUCCEEDED;

import dev.lifeline.lifecycle.run.Phase;

/**
 * The fate of a run's tasks, and how it ends under the built-in policies.
 *
 * @see PlannedRun where each is made into a script
 */
enum RunKind {
    GOOD(18, SUCCEEDED, 1, RunPlatform.FARGATE),
    /** Runs until a user stops it. */
    ENDLESS(10, FAILED, 1, RunPlatform.FARGATE),
    /** Its image cannot be pulled twice. */
    FLAKY_PULL(12, SUCCEEDED, 3, RunPlatform.FARGATE),
    /** Its pulls always time out: five retries, each after a longer back-off. */
    SPENT_PULLS(2, FAILED, 6, RunPlatform.FARGATE),
    NO_IMAGE(4, FAILED, 1, RunPlatform.FARGATE),
    /** Its secrets are unavailable once. */
    NO_SECRETS(6, SUCCEEDED, 2, RunPlatform.FARGATE),
    EXIT_CODE(6, FAILED, 1, RunPlatform.FARGATE),
    SPOT(8, SUCCEEDED, 2, RunPlatform.FARGATE_SPOT),
    MAINTENANCE(4, SUCCEEDED, 2, RunPlatform.FARGATE),
    /** RunTask has no capacity for it twice. */
    NO_ROOM(8, SUCCEEDED, 3, RunPlatform.FARGATE),
    CANNOT_START(6, SUCCEEDED, 2, RunPlatform.EC2),
    /** Its start is reported as failed and it runs nevertheless: Lifeline stops it. */
    START_TIMEOUT(6, SUCCEEDED, 2, RunPlatform.EC2),
    /** A sidecar runs on a stale image under the policy {@code always}: Lifeline stops it. */
    STALE_IMAGE(4, SUCCEEDED, 2, RunPlatform.EC2),
    /** The instance under it is lost. */
    HOST_LOST(6, SUCCEEDED, 2, RunPlatform.OWN_INSTANCES),
    /** No event reports its end: ECS is asked only after a quarter of an hour. */
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
        /** A cluster with its own instances, so that a loss affects no other run. */
        OWN_INSTANCES
    }

    /** How many of a hundred or so are of this kind. */
    int weight() {
        return weight;
    }

    Phase.Result result() {
        return result;
    }

    /** The number of attempts. */
    int attempts() {
        return attempts;
    }

    /**
     * An attempt that RunTask refuses is one of the script's turns: if its answer is lost, there is one attempt fewer.
     */
    int fewestAttempts() {
        return this == NO_ROOM ? 1 : attempts;
    }

    RunPlatform platform() {
        return platform;
    }

    String policy() {
        return this == STALE_IMAGE ? "always" : "default";
    }

    /** Whether users stop such tasks, which ends their runs. */
    boolean isStoppedByUsers() {
        return this == ENDLESS || this == GOOD || this == EXIT_CODE;
    }

    /** Whether it takes many minutes of simulated time to end. */
    boolean isSlow() {
        return this == SILENT || this == SPENT_PULLS;
    }
}
