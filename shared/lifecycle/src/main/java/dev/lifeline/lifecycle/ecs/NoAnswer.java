package dev.lifeline.lifecycle.ecs;

/** Why a call to ECS has no answer. */
public enum NoAnswer {
    /** {@code ClusterNotFoundException}: the cluster was deleted, or never existed. */
    NO_CLUSTER,
    /** {@code AccessDeniedException} and the like: ECS refuses the question until somebody changes something. */
    REFUSED,
    /** RunTask was throttled, and was not made before: ECS has not looked at the request. */
    THROTTLED,
    /** A time-out, a lost connection, a throttle, an error of the service: it may pass by itself. */
    SILENT
}
