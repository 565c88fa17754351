package dev.lifeline.lifecycle.cause;

/** What was wrong, whatever was under way. */
public enum FailureCondition {
    /** No permission: an IAM policy, a registry, a key. */
    DENIED,
    /** What is asked for does not exist. */
    MISSING,
    /** What is asked for cannot be understood: a reference, a parameter, a value. */
    MALFORMED,
    /** It exists and cannot work here: another platform, another kernel, another compute type. */
    INCOMPATIBLE,
    /** The caller asks too often. */
    THROTTLED,
    /** A quota on how much may run at once; it passes when other tasks end. */
    QUOTA,
    /** A quota on how large one request may be. */
    LIMIT,
    /** No room for the task. */
    NO_CAPACITY,
    /** A disk is full. */
    NO_SPACE,
    /** Out of memory. */
    OUT_OF_MEMORY,
    /** The other side does not answer: no host, no route, no connection, a connection that broke. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** The other side answers that it failed, or something in use is in the way. */
    UNAVAILABLE,
    /** A credential ran out and is renewed by another try. */
    EXPIRED,
    /** The host went away or is being maintained. */
    INTERRUPTED,
    /** Spot capacity was taken back. */
    RECLAIMED,
    /** Health checks failed. */
    UNHEALTHY,
    /** Somebody asked for it. */
    REQUESTED,
    /** A service's scheduler asked for it. */
    SCHEDULED,
    /** A program ended with another exit code than 0. */
    EXITED,
    /** A task, or the code of its exit, cannot be found any more. */
    LOST,
    /** Neither codes nor texts say. */
    UNKNOWN
}
