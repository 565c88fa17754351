package dev.lifeline.lifecycle.cause;

/** What was under way when an attempt failed. */
public enum FailurePhase {
    /** The RunTask call itself: its request, its permissions, its quotas. */
    LAUNCH,
    /** Finding capacity for the task. */
    PLACEMENT,
    /** The task's network interface. */
    NETWORK,
    /** Reading secrets, parameters, environment files and registry credentials, including their roles. */
    SECRETS,
    /** The task's storage: EBS, EFS, Docker volumes, ephemeral storage. */
    VOLUME,
    /** The log driver and its log group. */
    LOG_DRIVER,
    /** Another requirement before the containers, or one that ECS does not name. */
    SETUP,
    /** Pulling an image. */
    PULL,
    /** Creating a container. */
    CREATE,
    /** Starting a container. */
    START,
    /** The program itself, or ECS's monitoring while it runs. */
    RUN,
    /** Stopping the task, because of a request or because it ended. */
    STOP,
    /** The infrastructure under the task. */
    HOST,
    /** Unknown from codes and texts. */
    UNKNOWN
}
