package dev.lifeline.lifecycle.cause;

/** What was under way when an attempt failed. */
public enum FailurePhase {
    /** The RunTask call itself: its request, its permissions, its quotas. */
    LAUNCH,
    /** Finding capacity for the task. */
    PLACEMENT,
    /** The task's network interface. */
    NETWORK,
    /** MarkersFound secrets, parameters, environment files and registry credentials, and assuming the roles for it. */
    SECRETS,
    /** The task's storage: EBS, EFS, Docker volumes, ephemeral storage. */
    VOLUME,
    /** The log driver and its log group. */
    LOG_DRIVER,
    /** Something else that a task needs before its containers, or that ECS does not name. */
    SETUP,
    /** Pulling an image. */
    PULL,
    /** Creating a container. */
    CREATE,
    /** Starting a container. */
    START,
    /** The program itself, or ECS's look at it while it runs. */
    RUN,
    /** Stopping the task, because somebody asked for it or because it ended. */
    STOP,
    /** The infrastructure below the task. */
    HOST,
    /** Neither codes nor texts say. */
    UNKNOWN
}
