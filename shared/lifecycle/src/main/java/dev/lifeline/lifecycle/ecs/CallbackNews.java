package dev.lifeline.lifecycle.ecs;

/** What a callback reports. */
public enum CallbackNews {
    /** The run has ended. */
    ENDED,
    /** A heartbeat: the run goes on. */
    ALIVE
}
