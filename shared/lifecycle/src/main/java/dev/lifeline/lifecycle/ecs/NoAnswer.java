package dev.lifeline.lifecycle.ecs;

/** Why a call to ECS has no answer. */
public enum NoAnswer {
    /** {@code ClusterNotFoundException}: the cluster was deleted, or never existed. */
    NO_CLUSTER,
    /** {@code AccessDeniedException} and similar: ECS refuses the question until somebody fixes it. */
    REFUSED,
    /** RunTask was throttled at its first call: ECS has not processed the request. */
    THROTTLED,
    /** A time-out, a lost connection, a throttle or a service error: transient. */
    SILENT
}
