package dev.lifeline.lifecycle.container;

/** Whether an exited container is restarted in place. */
public sealed interface RestartDecision {

    /** Start it again inside the same task; {@code next} has this restart counted. */
    record Restart(RestartTracker next) implements RestartDecision {}

    record NoRestart(Reason reason) implements RestartDecision {}

    enum Reason {
        NOT_ENABLED,
        DESIRED_STOPPED,
        NO_EXIT_CODE,
        EXIT_CODE_IGNORED,
        /** It has run for less than the policy's period since its last restart, or since its start. */
        PERIOD_NOT_ELAPSED
    }
}
