package dev.lifeline.lifecycle.ecs;

/** Why a question to ECS has no answer. */
public enum NoAnswer {
    /** {@code ClusterNotFoundException}: the cluster was deleted, or never existed. */
    NO_CLUSTER,
    /** {@code AccessDeniedException} and the like: ECS refuses the question until somebody changes something. */
    REFUSED,
    /** A time-out, a lost connection, a throttle, an error of the service: it may pass by itself. */
    SILENT
}
