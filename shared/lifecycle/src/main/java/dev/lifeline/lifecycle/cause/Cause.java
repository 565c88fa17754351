package dev.lifeline.lifecycle.cause;

/** The class of a failure. */
public enum Cause {
    /** The registry or the way to it failed: network, time-out, 5xx, no disk left on the host. */
    PULL_TRANSIENT,
    /** The registry answers that we pull too much. */
    PULL_RATE_LIMITED,
    /** There is no such image, tag or platform. */
    PULL_NOT_FOUND,
    /** The registry refuses us the image. */
    PULL_DENIED,
    /** Network interface, storage, secrets or log driver could not be had this time. */
    INIT_TRANSIENT,
    /** They can never be had: no such secret, no permission. */
    INIT_PERMANENT,
    /** The container runtime failed to create or start the container this time. */
    START_TRANSIENT,
    /** The container can never start as it is defined. */
    START_PERMANENT,
    /** No room: RESOURCE, AGENT, no Fargate capacity. */
    CAPACITY,
    /** ECS refuses the call for now. */
    THROTTLED,
    /** Spot capacity was taken back. */
    SPOT_INTERRUPTION,
    /** The host went away or is being maintained. */
    HOST,
    /** A container used more memory than it has. */
    OUT_OF_MEMORY,
    /** An essential container ended with an exit code that is not 0. */
    EXIT_CODE,
    /** Health checks failed. */
    HEALTH,
    /** A limit of time of ours was passed. */
    TIMEOUT,
    /** Somebody stopped the task. */
    USER_STOP,
    /** A service's scheduler stopped the task. */
    SCHEDULER_STOP,
    /** ECS refused the launch for good. */
    LAUNCH_REJECTED,
    /** None of the known ones. */
    UNKNOWN
}
