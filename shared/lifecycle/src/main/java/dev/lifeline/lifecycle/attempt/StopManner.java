package dev.lifeline.lifecycle.attempt;

/** How a user stops a run. */
public enum StopManner {
    /** The run ends when its task is known to have stopped. */
    GRACEFUL,
    /** The run ends at once (SwarmKit's {@code Terminate}); its task is stopped and followed until it has ended. */
    AT_ONCE
}
