package dev.lifeline.lifecycle.cause;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The class of a failure. The documents take the descriptions from here. */
public enum Cause {
    /** The registry or the network to it failed, or the disk of the host is full. */
    PULL_TRANSIENT(Outlook.TRANSIENT),
    /** The registry limits the rate of pulls. */
    PULL_RATE_LIMITED(Outlook.TRANSIENT),
    /** The image, tag or platform does not exist. */
    PULL_NOT_FOUND(Outlook.PERMANENT),
    /** The registry denies access to the image. */
    PULL_DENIED(Outlook.PERMANENT),
    /** A network interface, volume, secret or log driver was temporarily unavailable. */
    INIT_TRANSIENT(Outlook.TRANSIENT),
    /** A network interface, volume, secret or log driver stays unavailable until fixed: missing, or no permission. */
    INIT_PERMANENT(Outlook.PERMANENT),
    /** The container runtime failed to create or start the container, and may succeed next time. */
    START_TRANSIENT(Outlook.TRANSIENT),
    /** The container cannot start as it is defined. */
    START_PERMANENT(Outlook.PERMANENT),
    /** No capacity, or a quota on running tasks is used up. */
    CAPACITY(Outlook.TRANSIENT),
    /** ECS throttled calls, for an hour or while it set the task up. */
    THROTTLED(Outlook.TRANSIENT),
    /** Spot capacity was reclaimed or unavailable. */
    SPOT_INTERRUPTION(Outlook.TRANSIENT),
    /** The host went away, or is being drained or maintained. */
    HOST(Outlook.TRANSIENT),
    /** A container used more memory than it has. */
    OUT_OF_MEMORY(Outlook.OPEN),
    /** An essential container exited with a code other than 0. */
    EXIT_CODE(Outlook.OPEN),
    /** Health checks failed. */
    HEALTH(Outlook.OPEN),
    /** A time limit of the policy passed. */
    TIMEOUT(Outlook.OPEN),
    /** A user stopped the task. */
    USER_STOP(Outlook.INTENDED),
    /** The scheduler of a service stopped the task. */
    SCHEDULER_STOP(Outlook.INTENDED),
    /** ECS refused the launch permanently, or did not answer it for a day and made no task. */
    LAUNCH_REJECTED(Outlook.PERMANENT),
    /** None of the above. */
    UNKNOWN(Outlook.OPEN);

    private final Outlook outlook;

    Cause(Outlook outlook) {
        this.outlook = outlook;
    }

    /** Whether the same launch may succeed the next time. */
    public enum Outlook {
        /** The next attempt may succeed. */
        TRANSIENT,
        /** It fails again until somebody fixes it. */
        PERMANENT,
        /** Somebody stopped the task deliberately. */
        INTENDED,
        /** Unknown from outside. */
        OPEN
    }

    public Outlook outlook() {
        return outlook;
    }

    /** The causes of an outlook. */
    public static Set<Cause> of(Outlook outlook) {
        return Arrays.stream(values())
                .filter(cause -> cause.outlook == outlook)
                .collect(Collectors.toUnmodifiableSet());
    }
}
