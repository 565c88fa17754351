package dev.lifeline.lifecycle.cause;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The class of a failure. */
public enum Cause {
    /** The registry or the way to it failed: network, time-out, 5xx, no disk left on the host. */
    PULL_TRANSIENT(Outlook.TRANSIENT),
    /** The registry answers that we pull too much. */
    PULL_RATE_LIMITED(Outlook.TRANSIENT),
    /** There is no such image, tag or platform. */
    PULL_NOT_FOUND(Outlook.PERMANENT),
    /** The registry refuses us the image. */
    PULL_DENIED(Outlook.PERMANENT),
    /** Network interface, storage, secrets or log driver could not be had this time. */
    INIT_TRANSIENT(Outlook.TRANSIENT),
    /** They can never be had: no such secret, no permission. */
    INIT_PERMANENT(Outlook.PERMANENT),
    /** The container runtime failed to create or start the container this time. */
    START_TRANSIENT(Outlook.TRANSIENT),
    /** The container can never start as it is defined. */
    START_PERMANENT(Outlook.PERMANENT),
    /** No room: RESOURCE, AGENT, no Fargate capacity. */
    CAPACITY(Outlook.TRANSIENT),
    /** ECS refuses the call for now. */
    THROTTLED(Outlook.TRANSIENT),
    /** Spot capacity was taken back. */
    SPOT_INTERRUPTION(Outlook.TRANSIENT),
    /** The host went away or is being maintained. */
    HOST(Outlook.TRANSIENT),
    /** A container used more memory than it has. */
    OUT_OF_MEMORY(Outlook.OPEN),
    /** An essential container ended with an exit code that is not 0. */
    EXIT_CODE(Outlook.OPEN),
    /** Health checks failed. */
    HEALTH(Outlook.OPEN),
    /** A limit of time of ours was passed. */
    TIMEOUT(Outlook.OPEN),
    /** Somebody stopped the task. */
    USER_STOP(Outlook.INTENDED),
    /** A service's scheduler stopped the task. */
    SCHEDULER_STOP(Outlook.INTENDED),
    /** ECS refused the launch for good. */
    LAUNCH_REJECTED(Outlook.PERMANENT),
    /** None of the known ones. */
    UNKNOWN(Outlook.OPEN);

    private final Outlook outlook;

    Cause(Outlook outlook) {
        this.outlook = outlook;
    }

    /** Whether the same may go well the next time. */
    public enum Outlook {
        /** It may pass by itself. */
        TRANSIENT,
        /** It fails again until somebody changes something. */
        PERMANENT,
        /** Somebody wanted it. */
        INTENDED,
        /** It cannot be told from outside. */
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
