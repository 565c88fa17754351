package dev.lifeline.lifecycle.cause;

/** What was wrong, independent of the phase. */
public enum FailureCondition {
    /** No permission: an IAM policy, a registry, a key. */
    DENIED,
    /** The requested thing does not exist. */
    MISSING,
    /** The request is malformed: a reference, a parameter, a value. */
    MALFORMED,
    /** It exists but is incompatible: another platform, kernel or compute type. */
    INCOMPATIBLE,
    /** The caller is throttled. */
    THROTTLED,
    /** A quota on what runs at once, which frees up when other tasks end. */
    QUOTA,
    /** A quota on the size of one request. */
    LIMIT,
    /** No room for the task. */
    NO_CAPACITY,
    /** A disk is full. */
    NO_SPACE,
    /** Out of memory. */
    OUT_OF_MEMORY,
    /** The other side is unreachable: no host, no route, no connection, a lost connection. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** The other side reports a failure, or a resource is in use. */
    UNAVAILABLE,
    /** A credential expired, which a retry renews. */
    EXPIRED,
    /** The host went away or is being maintained. */
    INTERRUPTED,
    /** Spot capacity was taken back. */
    RECLAIMED,
    /** Health checks failed. */
    UNHEALTHY,
    /** Somebody requested it. */
    REQUESTED,
    /** A service's scheduler requested it. */
    SCHEDULED,
    /** A program exited with a code other than 0. */
    EXITED,
    /** A task or its exit code is no longer available. */
    LOST,
    /** Unknown from codes and texts. */
    UNKNOWN
}
